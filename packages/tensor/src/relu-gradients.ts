import * as tf from '@tensorflow/tfjs-core';
import { hasKernel } from './has-kernel.ts';

function gradientOf(kernelName: string, limit: number): tf.GradConfig {
  return {
    kernelName,
    inputsToSave: ['x'],
    gradFunc(dy, saved) {
      const x = saved[0]!;
      return { x: () => gradient(x, dy as tf.Tensor, limit) };
    },
  };
}

function gradient(x: tf.Tensor, dy: tf.Tensor, limit: number): tf.Tensor {
  if (hasKernel('ReluGradient')) {
    return tf.engine().runKernel('ReluGradient', { x, dy }, { limit });
  }
  const open = tf.logicalAnd(tf.greater(x, 0), tf.less(x, limit));
  return tf.mul(dy, tf.cast(open, 'float32'));
}

/** Gradients of relu and relu6 in one pass where the backend can: dx = dy where 0 < x < limit. */
export const reluGradients: readonly tf.GradConfig[] = [
  gradientOf('Relu', Infinity),
  gradientOf('Relu6', 6),
];
