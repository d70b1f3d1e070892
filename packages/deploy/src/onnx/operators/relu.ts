import type { CompleteAttributes, Lowering } from '../lowering.ts';

/** Relu; in int8 the codes of the output saturate at 0 instead. */
export const relu: Lowering<CompleteAttributes<'relu'>> = ({ node, inputs, numerics }) =>
  numerics.activate(node, inputs[0]!, 'relu');
