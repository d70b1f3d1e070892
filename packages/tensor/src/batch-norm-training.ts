import * as tf from '@tensorflow/tfjs-core';
import { hasKernel } from './has-kernel.ts';

/** Activations that normalization can carry out in the same pass. */
export type ActivationName = 'none' | 'relu' | 'relu6';

/** What batch normalization is computed from. */
export interface BatchNormOperands {
  readonly x: tf.Tensor4D;
  readonly gamma: tf.Tensor1D;
  readonly beta: tf.Tensor1D;
  readonly epsilon: number;
  readonly activation: ActivationName;
}

/** Normalized images and the batch's own statistics, variance divided by the count. */
export interface BatchNormResult {
  readonly y: tf.Tensor4D;
  readonly mean: tf.Tensor1D;
  readonly variance: tf.Tensor1D;
}

/**
 * Batch normalization with the batch's own statistics, then an activation; differentiable in x, gamma and beta.
 *
 * z = (x - mean) / sqrt(variance + epsilon), y = activation(gamma * z + beta)
 *
 * One kernel where the backend has it with its activation or without, plain operations elsewhere.
 *
 * @see Ioffe and Szegedy 2015, Algorithm 1, https://arxiv.org/abs/1502.03167
 */
export function batchNormTraining(operands: BatchNormOperands): BatchNormResult {
  if (hasKernel('BatchNormTraining')) return kernelBatchNorm('BatchNormTraining', operands);
  const { y, ...statistics } = hasKernel('LinearBatchNormTraining')
    ? kernelBatchNorm('LinearBatchNormTraining', operands)
    : plainBatchNorm(operands);
  return { y: activations[operands.activation](y), ...statistics };
}

const activations: Readonly<Record<ActivationName, (v: tf.Tensor4D) => tf.Tensor4D>> = {
  none: (v) => v,
  relu: (v) => tf.relu(v),
  relu6: (v) => tf.relu6(v),
};

function kernelBatchNorm(
  kernelName: string,
  { x, gamma, beta, epsilon, activation }: BatchNormOperands,
): BatchNormResult {
  const inputs = { x, gamma, beta };
  const outputs = tf.engine().runKernel<tf.Tensor[]>(kernelName, inputs, { epsilon, activation });
  const [y, mean, variance] = outputs as [tf.Tensor4D, tf.Tensor1D, tf.Tensor1D];
  return { y, mean, variance };
}

function plainBatchNorm({ x, gamma, beta, epsilon }: BatchNormOperands): BatchNormResult {
  const { mean, variance } = tf.moments(x, [0, 1, 2]);
  const inverse = tf.mul(tf.rsqrt(tf.add(variance, epsilon)), gamma);
  const y: tf.Tensor4D = tf.add(tf.mul(tf.sub(x, mean), inverse), beta);
  return { y, mean: mean as tf.Tensor1D, variance: variance as tf.Tensor1D };
}

/** Makes the kernel `BatchNormTraining` differentiable. */
export const batchNormTrainingGradient: tf.GradConfig = {
  kernelName: 'BatchNormTraining',
  inputsToSave: ['x', 'gamma', 'beta'],
  outputsToSave: [false, true, true],
  gradFunc(dys, saved, attributes) {
    const [dy] = dys as tf.Tensor[];
    const [x, gamma, beta, mean, variance] = saved as [
      tf.Tensor,
      tf.Tensor,
      tf.Tensor,
      tf.Tensor,
      tf.Tensor,
    ];
    const inputs = { x, dy: dy!, mean, variance, gamma, beta };
    const slopes = tf.engine().runKernel<tf.Tensor[]>('BatchNormGradient', inputs, attributes);
    return { x: () => slopes[0]!, gamma: () => slopes[1]!, beta: () => slopes[2]! };
  },
};
