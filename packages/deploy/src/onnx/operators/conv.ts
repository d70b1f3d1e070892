import type { CompleteAttributes, Lowering } from '../lowering.ts';
import { writeConvolution } from '../write-convolution.ts';

/** Conv with explicit SAME pads. */
export const conv: Lowering<CompleteAttributes<'conv'>> = (context) =>
  writeConvolution(context, context.attributes.groups);
