import '@tensorflow/tfjs-backend-cpu';
import { correctAveragePoolGradient } from './average-pool-gradient.ts';
import type { StartedBackend } from './started-backend.ts';

/**
 * The plain JavaScript kernels of TensorFlow.js, for debugging alone: some hundred times slower than wasm.
 *
 * Its gradients of dilated depthwise convolutions are wrong: they leave the dilation out.
 */
export function startCpu(): Promise<StartedBackend> {
  correctAveragePoolGradient('cpu');
  return Promise.resolve({ engine: 'cpu', detail: 'JavaScript' });
}
