import * as tf from '@tensorflow/tfjs-core';
import { EspalierError, memberNamed } from '@espalier/protocol';
import { startTensorflow } from './tensorflow-backend.ts';
import { startWasm } from './wasm-backend.ts';

/** Backends and how each is started. */
const starters = { wasm: startWasm, tensorflow: startTensorflow };

/** A backend that can be running. */
export type RunningBackend = keyof typeof starters;

/** What {@link startBackend} may be asked for. */
export const backendNames = ['auto', 'wasm', 'tensorflow'] as const;

/** One of {@link backendNames}. */
export type BackendName = (typeof backendNames)[number];

/** The running backend and the TensorFlow.js that runs on it. */
export interface Backend {
  readonly name: RunningBackend;
  readonly tf: typeof tf;
}

const started = new Map<RunningBackend, Promise<void>>();
let running: RunningBackend | undefined;

/**
 * Starts a backend once, makes it the running one and hands it back.
 *
 * `auto` is the backend that runs already, else `tensorflow` where it loads, else `wasm`. The wasm
 * backend is single-threaded and repeats to the bit; start one in every worker thread.
 *
 * @throws {EspalierError} `BACKEND_UNAVAILABLE` when the backend does not load, `UNKNOWN_NAME`.
 */
export async function startBackend(name: BackendName): Promise<Backend> {
  memberNamed('backend', Object.fromEntries(backendNames.map((known) => [known, known])), name);
  if (name !== 'auto') return start(name);
  if (running !== undefined) return start(running);
  return start('tensorflow').catch(() => start('wasm'));
}

async function start(name: RunningBackend): Promise<Backend> {
  // Loaded for its effect alone: the core has gradient functions but registers none.
  await import('@tensorflow/tfjs');
  // Production mode silences the notes that TensorFlow.js prints.
  tf.enableProdMode();
  if (!started.has(name)) started.set(name, starters[name]());
  await started.get(name);
  await tf.setBackend(name);
  running = name;
  return { name, tf };
}

/**
 * The running backend.
 *
 * @throws {EspalierError} `BACKEND_UNAVAILABLE` when none was started.
 */
export function requireBackend(): Backend {
  if (running !== undefined) return { name: running, tf };
  throw new EspalierError(
    'BACKEND_UNAVAILABLE',
    'a backend must run before tensors are made, but got none. Await startBackend first.',
  );
}
