import type { KernelName } from './kernel-arguments.ts';
import { geometryOf, type KernelContext, type KernelOperands, type Window } from './kernel.ts';
import { scratchBytes } from './plan/scratch-bytes.ts';

/** Calls a convolution kernel on tensors, with the extents and the working memory that it needs. */
export function runConvolution(
  { run, scratch }: KernelContext,
  [kernel, window]: readonly [kernel: KernelName, window: Window],
  operands: KernelOperands,
): void {
  const extents = geometryOf(window);
  const values = Math.ceil(scratchBytes(kernel, extents) / Float32Array.BYTES_PER_ELEMENT);
  scratch(values, (place) => {
    run(kernel, { ...operands, ...extents, scratch: place });
  });
}
