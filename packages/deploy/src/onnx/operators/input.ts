import type { CompleteAttributes, Lowering } from '../lowering.ts';

/** The image batch under its own name, [N, channels, height, width]. */
export const input: Lowering<CompleteAttributes<'input'>> = ({ inputs }) => inputs[0]!;
