import type { CompleteAttributes, Lowering } from '../lowering.ts';
import { writeConvolution } from '../write-convolution.ts';

/** Conv with one group a channel. */
export const depthwiseConv: Lowering<CompleteAttributes<'depthwiseConv'>> = (context) =>
  writeConvolution(context, context.inputShapes[0]!.channels);
