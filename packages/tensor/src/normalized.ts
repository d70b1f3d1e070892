import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { ActivationName } from './batch-norm-training.ts';
import { activationCodes, modes } from './kernel-arguments.ts';
import { rowsOf, type KernelContext } from './kernel.ts';

/** What normalization with given statistics reads. */
export type NormalizedOperands = Readonly<
  Record<'x' | 'mean' | 'variance' | 'gamma' | 'beta', TensorInfo>
>;

/** y = activation(gamma * (x - mean) / sqrt(variance + epsilon) + beta) of a channels-last tensor. */
export function normalized(
  { run, scratch, output }: KernelContext,
  { x, mean, variance, gamma, beta }: NormalizedOperands,
  { epsilon, activation }: { readonly epsilon: number; readonly activation: ActivationName },
): TensorInfo {
  const y = output(x.shape);
  const { rows, channels } = rowsOf(x);
  scratch(3 * channels, (scale) => {
    const shift = scale + 4 * channels;
    const inverse = shift + 4 * channels;
    const places = { scale, shift, inverse };
    run('normalizationForward', { mean, variance, gamma, beta, ...places, channels, epsilon });
    const lazy = { x, scale, shift, activation: activationCodes[activation] };
    run('activateForward', { ...lazy, y, mode: modes.set, rows, channels });
  });
  return y;
}
