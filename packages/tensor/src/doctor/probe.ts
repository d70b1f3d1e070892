import { EspalierError } from '@espalier/protocol';
import { startBackend } from '../backend.ts';
import { measureBackend } from './measure.ts';
import type { ProbeReply, ProbeRequest } from './examine.ts';

/**
 * Entry of the process that measures one backend: answers one request and ends.
 *
 * A process for each, so that the memory of one is not counted for the next and a crash ends one alone.
 */
async function answer({ backend, seconds }: ProbeRequest): Promise<ProbeReply> {
  try {
    await startBackend(backend);
    return { ok: true, performance: measureBackend({ seconds }) };
  } catch (thrown) {
    return { ok: false, error: EspalierError.from(thrown).toWire() };
  }
}

process.once('message', (request: ProbeRequest) => {
  // Runtimes of GPUs keep a process alive.
  void answer(request).then((reply) => process.send!(reply, undefined, {}, () => process.exit()));
});
