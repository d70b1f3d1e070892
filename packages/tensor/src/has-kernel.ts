import * as tf from '@tensorflow/tfjs-core';

/** True where the running backend has the kernel. */
export function hasKernel(kernelName: string): boolean {
  return (tf.getKernel(kernelName, tf.getBackend()) as tf.KernelConfig | undefined) !== undefined;
}
