import type { Lowering } from '../lowering.ts';

/** The input itself: nothing is computed. */
export const identity: Lowering = (node) => node.inputs[0]!;
