import type { CompleteAttributes, Lowering } from '../lowering.ts';

/** Add, pairwise from the left; terms known to be zero are left out. */
export const add: Lowering<CompleteAttributes<'add'>> = ({ inputs, graph, numerics, zeros }) => {
  const terms = inputs.filter((value) => !zeros.has(value));
  if (terms.length === 0) return inputs[0]!;
  return terms.reduce((sum, term, index) => {
    const value = graph.add('Add', [sum, term]);
    return index === terms.length - 1 ? value : numerics.partialSum(value, sum, term);
  });
};
