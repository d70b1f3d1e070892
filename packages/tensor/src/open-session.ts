import type { Network } from '@espalier/network';
import { EspalierError } from '@espalier/protocol';
import { describeBackend, requireBackend, type RunningBackend } from './backend.ts';
import { eagerSession, type SessionOptions } from './eager/eager-session.ts';
import { estimateTrainingBytes } from './eager/training-bytes.ts';
import { loadKernelSet, type KernelSet } from './kernel-set.ts';
import { loadNativeKernels } from './native-kernels.ts';
import { compileSession, planBytes, type PlanOptions } from './plan/compiled-session.ts';
import { PlannedSession } from './plan/planned-session.ts';
import { allocate } from './plan/session-memory.ts';
import type { TrainingSession } from './session.ts';

/** How a session is opened; one of `random` and `weights` must be given, and `weights` win. */
export interface OpenOptions extends SessionOptions, PlanOptions {
  /** Most bytes that training may take; a network that takes more is refused before it takes any. */
  readonly memoryLimitBytes?: number;
}

type KernelLoader = (memory: WebAssembly.Memory) => KernelSet;

/** The kernels of backends that run plans; all others run TensorFlow.js operation by operation. */
const kernelsOf: Readonly<Partial<Record<RunningBackend, KernelLoader>>> = {
  wasm: (memory) => loadKernelSet(memory),
  'wasm-simd': (memory) => loadKernelSet(memory, 'simd'),
  'wasm+native': (memory) => loadNativeKernels(memory),
};

/**
 * A training session of a network on the running backend, by the fastest way that backend has.
 *
 * @throws {EspalierError} `BACKEND_UNAVAILABLE` before `startBackend`; `OUT_OF_MEMORY` when it takes more than
 * `memoryLimitBytes` or than there is; `BAD_INPUT` when neither `random` nor `weights` is given or the
 * weights do not fit.
 * @example
 * await startBackend('wasm');
 * const session = openSession(network, { imagesPerBatch: 64, random: stream(seed, 'weights') });
 */
export function openSession(network: Network, options: OpenOptions): TrainingSession {
  const load = kernelsOf[requireBackend().name];
  if (load === undefined || options.builds !== undefined) {
    refuseAbove(options.memoryLimitBytes, estimateTrainingBytes(network, options.imagesPerBatch));
    return eagerSession(network, options);
  }
  return plannedSession(network, options, load);
}

/**
 * Bytes that training a network on the running backend takes at its peak: exact where plans are run, an
 * estimate elsewhere.
 *
 * @throws {EspalierError} `BACKEND_UNAVAILABLE` before `startBackend`.
 */
export function estimateMemory(network: Network, options: PlanOptions): number {
  const planned = kernelsOf[requireBackend().name] !== undefined;
  if (planned) return planBytes(network, options);
  return estimateTrainingBytes(network, options.imagesPerBatch);
}

function plannedSession(
  network: Network,
  options: OpenOptions,
  load: KernelLoader,
): PlannedSession {
  const { random, weights, memoryLimitBytes } = options;
  const compiled = compileSession(network, options);
  refuseAbove(memoryLimitBytes, compiled.layout.bytes);
  const set = load(allocate(compiled.layout.bytes));
  const session = new PlannedSession(compiled, set, describeBackend());
  if (weights !== undefined) session.load(weights);
  else if (random !== undefined) session.initialize(random);
  else throw nothingToStartFrom();
  return session;
}

function refuseAbove(limit: number | undefined, bytes: number): void {
  if (limit === undefined || bytes <= limit) return;
  const [most, needed] = [limit, bytes].map((one) => Math.ceil(one / 2 ** 20));
  throw new EspalierError(
    'OUT_OF_MEMORY',
    `training must fit into ${most} MiB, but takes ${needed} MiB. ` +
      'Use fewer images per batch, recompute segments or a smaller network.',
    { limitBytes: limit, bytes },
  );
}

function nothingToStartFrom(): EspalierError {
  return new EspalierError(
    'BAD_INPUT',
    'options of openSession must hold random or weights, but got neither. Hand in a stream.',
  );
}
