import type { Network } from '@espalier/network';
import { eagerSession, type SessionOptions } from './eager/eager-session.ts';
import type { TrainingSession } from './session.ts';

/**
 * A training session of a network on the running backend, by the fastest way that backend has.
 *
 * @throws {EspalierError} `BACKEND_UNAVAILABLE` before `startBackend`; `BAD_INPUT` when neither
 * `random` nor `weights` is given or the weights do not fit.
 * @example
 * await startBackend('wasm');
 * const session = openSession(network, { imagesPerBatch: 64, random: stream(seed, 'weights') });
 */
export function openSession(network: Network, options: SessionOptions): TrainingSession {
  return eagerSession(network, options);
}
