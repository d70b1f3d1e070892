import * as tf from '@tensorflow/tfjs-core';
import type { ActivationName } from './bounds.ts';
import { hasKernel } from './has-kernel.ts';

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
 * One kernel where the backend has it, plain operations elsewhere.
 *
 * @see Ioffe and Szegedy 2015, Algorithm 1, https://arxiv.org/abs/1502.03167
 */
export function batchNormTraining(operands: BatchNormOperands): BatchNormResult {
  if (!hasKernel('BatchNormTraining')) return plainBatchNorm(operands);
  const { x, gamma, beta, epsilon, activation } = operands;
  const outputs = tf
    .engine()
    .runKernel('BatchNormTraining', { x, gamma, beta }, { epsilon, activation });
  const [y, mean, variance] = outputs as tf.Tensor[];
  return { y: y as tf.Tensor4D, mean: mean as tf.Tensor1D, variance: variance as tf.Tensor1D };
}

function plainBatchNorm({
  x,
  gamma,
  beta,
  epsilon,
  activation,
}: BatchNormOperands): BatchNormResult {
  const { mean, variance } = tf.moments(x, [0, 1, 2]);
  const inverse = tf.mul(tf.rsqrt(tf.add(variance, epsilon)), gamma);
  const v: tf.Tensor4D = tf.add(tf.mul(tf.sub(x, mean), inverse), beta);
  const y = activation === 'none' ? v : activation === 'relu' ? tf.relu(v) : tf.relu6(v);
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
