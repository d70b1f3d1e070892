import TinyQueue from 'tinyqueue';
import type { Executor, Finished, Work, WorkQueue } from './executor.ts';

/**
 * Plays work on a clock that jumps: a piece ends `costSeconds` after it started, and `next` is always
 * the one that ends first, the one started first of equals.
 *
 * So a table of training times replays any number of workers in the time of the look-ups, and an
 * asynchronous study on it repeats to the bit. Time of `next` O(log workers).
 */
export function simulatedExecutor(workers: number): Executor {
  let clockMs = 0;
  return {
    workers,
    now: () => clockMs,
    open: () =>
      openQueue(
        () => clockMs,
        (ms) => (clockMs = ms),
      ),
  };
}

function openQueue<T extends Work>(now: () => number, advance: (ms: number) => void): WorkQueue<T> {
  const started: Promise<Finished<T> & { readonly order: number }>[] = [];
  const ending = new TinyQueue<Finished<T> & { readonly order: number }>(
    [],
    (one, other) => one.endedMs - other.endedMs || one.order - other.order,
  );
  let count = 0;
  return {
    get size() {
      return started.length + ending.length;
    },
    start(work) {
      const startedMs = now();
      const order = count++;
      const job = work().then((result) => {
        const endedMs = startedMs + 1000 * (result.costSeconds ?? 0);
        return { result, startedMs, endedMs, order };
      });
      // `next` or `drain` sees the failure; until then it must not count as unhandled.
      job.catch(() => undefined);
      started.push(job);
    },
    async next() {
      for (const finished of await Promise.all(started.splice(0))) ending.push(finished);
      const first = ending.pop()!;
      advance(first.endedMs);
      return first;
    },
    drain: async () => {
      await Promise.allSettled(started);
    },
  };
}
