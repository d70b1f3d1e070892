import { createRequire } from 'node:module';
import * as tf from '@tensorflow/tfjs-core';
import { backendUnavailable } from './backend-unavailable.ts';
import { reluGradients } from './relu-gradients.ts';
import type { StartedBackend } from './started-backend.ts';
import { linearBatchNormGradient, linearBatchNormKernel } from './tensorflow-batch-norm.ts';
import type { TensorflowBackend } from './tensorflow-operations.ts';

/** The package of the addon; optional and native, so it is asked for at run time by name. */
export const tensorflowPackage = '@tensorflow/tfjs-node-gpu';

const load = createRequire(import.meta.url);

/**
 * Starts the native TensorFlow backend of the optional package `@tensorflow/tfjs-node-gpu`.
 *
 * Batch normalization runs through TensorFlow's own fused operations. TensorFlow takes as many threads
 * as `TF_NUM_INTRAOP_THREADS` says when the process starts, else all cores.
 *
 * @throws {EspalierError} `BACKEND_UNAVAILABLE` when it is not installed or its addon does not load.
 */
export async function startTensorflow(): Promise<StartedBackend> {
  restoreUtilities();
  // TensorFlow's notes on its own start; its errors are still printed.
  process.env['TF_CPP_MIN_LOG_LEVEL'] ??= '2';
  try {
    load(tensorflowPackage);
  } catch (thrown) {
    throw unavailable(thrown);
  }
  if (!(await tf.setBackend('tensorflow'))) throw unavailable('the package registers no backend');
  tf.registerKernel(linearBatchNormKernel);
  for (const gradient of [linearBatchNormGradient, ...reluGradients]) tf.registerGradient(gradient);
  const { binding, isUsingGpuDevice } = tf.backend() as unknown as TensorflowBackend;
  const device = isUsingGpuDevice ? 'GPU' : 'CPU';
  return { engine: 'tensorflow', detail: `${device}, TensorFlow ${binding.TF_Version}` };
}

/** Gives `node:util` two functions back that Node 23 took away and tfjs-node 4.22 calls. */
function restoreUtilities(): void {
  const utilities = load('node:util') as Record<string, unknown>;
  utilities['isNullOrUndefined'] ??= (value: unknown) => value === null || value === undefined;
  utilities['isArray'] ??= Array.isArray;
}

function unavailable(cause: unknown): Error {
  return backendUnavailable({
    backend: 'tensorflow',
    rule: `load ${tensorflowPackage}`,
    cause,
    cure: 'Build its addon: npx nx run tensor:native-tensorflow',
  });
}
