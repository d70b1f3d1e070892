import { EspalierError } from '@espalier/protocol';
import { outOfMemoryExitCode, retiredExitCode } from './protocol.ts';

/** The error of a task that was stopped. */
export function cancelled(): EspalierError {
  return new EspalierError('CANCELLED', 'The task was stopped on request.');
}

/** True for what piscina throws when a thread ended because it had run its share of tasks. */
export function hasRetired(thrown: unknown): boolean {
  return endedWith(thrown, retiredExitCode);
}

/** What piscina throws as an error of ours; ours stay as they are. */
export function asPoolError(thrown: unknown): EspalierError {
  if (thrown instanceof EspalierError) return thrown;
  const { message, code } = thrown as Error & { code?: string };
  if (code === 'ERR_WORKER_OUT_OF_MEMORY' || endedWith(thrown, outOfMemoryExitCode)) {
    return new EspalierError(
      'OUT_OF_MEMORY',
      'A worker must stay within its memory, but ran out of it. Use fewer --workers or --images-per-step.',
    );
  }
  return new EspalierError('WORKER_DIED', `A worker must stay alive, but ended: ${message}`);
}

function endedWith(thrown: unknown, exitCode: number): boolean {
  return (
    !(thrown instanceof EspalierError) &&
    thrown instanceof Error &&
    thrown.message.endsWith(`code: ${exitCode}`)
  );
}
