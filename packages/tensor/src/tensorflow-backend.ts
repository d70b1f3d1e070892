import { createRequire } from 'node:module';
import * as tf from '@tensorflow/tfjs-core';
import { EspalierError } from '@espalier/protocol';
import { reluGradients } from './relu-gradients.ts';

// Optional and native: its absence is an answer, so it is asked for at run time by name.
const packageName = '@tensorflow/tfjs-node-gpu';

/**
 * Starts the native TensorFlow backend of the optional package `@tensorflow/tfjs-node-gpu`.
 *
 * @throws {EspalierError} `BACKEND_UNAVAILABLE` when it is not installed or its addon does not load.
 */
export async function startTensorflow(): Promise<void> {
  restoreUtilities();
  try {
    await import(packageName);
  } catch (thrown) {
    throw unavailable(thrown);
  }
  if (!(await tf.setBackend('tensorflow'))) throw unavailable('the package registers no backend');
  for (const gradient of reluGradients) tf.registerGradient(gradient);
}

/** Gives `node:util` two functions back that Node 23 took away and tfjs-node 4.22 calls. */
function restoreUtilities(): void {
  const utilities = createRequire(import.meta.url)('node:util') as Record<string, unknown>;
  utilities['isNullOrUndefined'] ??= (value: unknown) => value === null || value === undefined;
  utilities['isArray'] ??= Array.isArray;
}

function unavailable(cause: unknown): EspalierError {
  const reason = (cause instanceof Error ? cause.message : String(cause)).split('\n')[0]!;
  return new EspalierError(
    'BACKEND_UNAVAILABLE',
    `backend "tensorflow" must load ${packageName}, but got "${reason}". ` +
      `Run npm explore ${packageName} -- npm run install, or choose the backend wasm.`,
    { reason },
  );
}
