import * as tf from '@tensorflow/tfjs-core';
import type { OperationAttribute, TensorflowBackend } from './tensorflow-operations.ts';

/**
 * Batch normalization of the batch by TensorFlow's fused operation, before any activation.
 *
 * Results: y, mean, variance divided by the count, and three tensors that are for the gradient alone.
 *
 * @see https://www.tensorflow.org/api_docs/python/tf/raw_ops/FusedBatchNormV3
 */
export const linearBatchNormKernel: tf.KernelConfig = {
  kernelName: 'LinearBatchNormTraining',
  backendName: 'tensorflow',
  kernelFunc({ inputs, backend, attrs }) {
    const { x, gamma, beta } = inputs as Record<'x' | 'gamma' | 'beta', tf.Tensor>;
    const tensorflow = backend as TensorflowBackend;
    const { epsilon } = attrs as unknown as LinearBatchNormAttributes;
    return tf.tidy(() => {
      // The running statistics are ours, so TensorFlow is given none.
      const none = tf.zeros([0]);
      const [y, mean, variance, ...reserved] = tensorflow.executeMultipleOutputs(
        'FusedBatchNormV3',
        attributesOf(tensorflow, epsilon),
        ...[[x, gamma, beta, none, none], forwardResults],
      );
      // TensorFlow divides by the count less one.
      const count = x.size / x.shape.at(-1)!;
      return [y!, mean!, tf.mul(variance!, (count - 1) / count), ...reserved];
    });
  },
};

/** Makes the kernel `LinearBatchNormTraining` differentiable, by TensorFlow's fused gradient. */
export const linearBatchNormGradient: tf.GradConfig = {
  kernelName: 'LinearBatchNormTraining',
  inputsToSave: ['x', 'gamma'],
  outputsToSave: [false, false, false, true, true, true],
  gradFunc(dys, saved, attributes) {
    const [x, gamma, ...reserved] = saved;
    const tensorflow = tf.backend() as unknown as TensorflowBackend;
    const { epsilon } = attributes as unknown as LinearBatchNormAttributes;
    const [dx, dGamma, dBeta] = tensorflow.executeMultipleOutputs(
      'FusedBatchNormGradV3',
      attributesOf(tensorflow, epsilon),
      ...[[(dys as tf.Tensor[])[0]!, x!, gamma!, ...reserved], gradientResults],
    );
    return { x: () => dx!, gamma: () => dGamma!, beta: () => dBeta! };
  },
};

interface LinearBatchNormAttributes {
  readonly epsilon: number;
}

const forwardResults = 6;
const gradientResults = 5;

function attributesOf({ binding }: TensorflowBackend, epsilon: number): OperationAttribute[] {
  return [
    { name: 'T', type: binding.TF_ATTR_TYPE, value: binding.TF_FLOAT },
    { name: 'U', type: binding.TF_ATTR_TYPE, value: binding.TF_FLOAT },
    { name: 'epsilon', type: binding.TF_ATTR_FLOAT, value: epsilon },
    { name: 'data_format', type: binding.TF_ATTR_STRING, value: 'NHWC' },
    { name: 'is_training', type: binding.TF_ATTR_BOOL, value: true },
  ];
}
