import * as tf from '@tensorflow/tfjs-core';
import { EspalierError, memberNamed } from '@espalier/protocol';
import { startCpu } from './cpu-backend.ts';
import type { StartedBackend } from './started-backend.ts';
import { startTensorflow } from './tensorflow-backend.ts';
import { startNativeWasm, startPlainWasm, startWasm } from './wasm-starters.ts';
import { startWebgpu } from './webgpu/backend.ts';

/** Backends and how each is started. */
const starters = {
  wasm: startWasm,
  'wasm-simd': startPlainWasm,
  'wasm+native': startNativeWasm,
  tensorflow: startTensorflow,
  webgpu: startWebgpu,
  cpu: startCpu,
} as const satisfies Record<string, () => Promise<StartedBackend>>;

/** A backend that can be running. */
export type RunningBackend = keyof typeof starters;

/** Every backend that can be running. */
export const runningBackends = Object.keys(starters) as readonly RunningBackend[];

/** What {@link startBackend} may be asked for. */
export const backendNames = ['auto', ...runningBackends] as const;

/** One of {@link backendNames}. */
export type BackendName = (typeof backendNames)[number];

/** The running backend and the TensorFlow.js that runs on it. */
export interface Backend {
  readonly name: RunningBackend;
  readonly tf: typeof tf;
}

const started = new Map<RunningBackend, Promise<StartedBackend>>();
let running: { readonly name: RunningBackend; readonly detail: string } | undefined;

/**
 * Starts a backend once, makes it the running one and hands it back.
 *
 * `auto` is the backend that runs already, else `tensorflow` where it loads and has a GPU, else `wasm`.
 * `wasm`, `wasm-simd` and `wasm+native` are single-threaded and repeat to the bit on one machine,
 * `wasm-simd` on all; start one in every worker thread.
 *
 * @throws {EspalierError} `BACKEND_UNAVAILABLE` when the backend does not load, `UNKNOWN_NAME`.
 */
export async function startBackend(name: BackendName): Promise<Backend> {
  memberNamed('backend', Object.fromEntries(backendNames.map((known) => [known, known])), name);
  if (name !== 'auto') return start(name);
  if (running !== undefined) return start(running.name);
  return start((await hasTensorflowGpu()) ? 'tensorflow' : 'wasm');
}

async function start(name: RunningBackend): Promise<Backend> {
  const { engine, detail, select } = await engineOf(name);
  await tf.setBackend(engine);
  select?.();
  running = { name, detail };
  return { name, tf };
}

async function engineOf(name: RunningBackend): Promise<StartedBackend> {
  // Loaded for its effect alone: the core has gradient functions but registers none.
  await import('@tensorflow/tfjs');
  // Production mode silences the notes that TensorFlow.js prints.
  tf.enableProdMode();
  const begun = started.get(name) ?? starters[name]();
  started.set(name, begun);
  // What is missing now may be there later.
  begun.catch(() => started.delete(name));
  return begun;
}

async function hasTensorflowGpu(): Promise<boolean> {
  return engineOf('tensorflow').then(
    ({ detail }) => detail.startsWith('GPU'),
    () => false,
  );
}

/**
 * The running backend.
 *
 * @throws {EspalierError} `BACKEND_UNAVAILABLE` when none was started.
 */
export function requireBackend(): Backend {
  return { name: requireRunning().name, tf };
}

/**
 * The running backend as reports state it, such as `wasm (relaxed SIMD, Node 20.20.2)`.
 *
 * @throws {EspalierError} `BACKEND_UNAVAILABLE` when none was started.
 */
export function describeBackend(): string {
  const { name, detail } = requireRunning();
  return `${name} (${detail}, Node ${process.versions.node})`;
}

function requireRunning(): NonNullable<typeof running> {
  if (running !== undefined) return running;
  throw new EspalierError(
    'BACKEND_UNAVAILABLE',
    'a backend must run before tensors are made, but got none. Await startBackend first.',
  );
}
