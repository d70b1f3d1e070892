import type { CompleteAttributes, Lowering } from '../lowering.ts';

/** Nothing: the input's value. */
export const identity: Lowering<CompleteAttributes<'identity'>> = ({ inputs }) => inputs[0]!;
