import type { CompleteAttributes, Lowering } from '../lowering.ts';

/** GlobalAveragePool. */
export const globalAveragePool: Lowering<CompleteAttributes<'globalAveragePool'>> = ({
  inputs,
  graph,
}) => graph.add('GlobalAveragePool', inputs);
