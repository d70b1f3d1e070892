import type { Executor, Finished, WorkQueue } from './executor.ts';

/** Runs up to `workers` pieces of work at once, on the clock of the machine. */
export function realExecutor(workers: number): Executor {
  return { workers, now: () => Date.now(), open: () => openQueue() };
}

function openQueue<T>(): WorkQueue<T> {
  const running = new Set<Promise<unknown>>();
  const ended: (() => Finished<T>)[] = [];
  let wake = (): void => undefined;
  return {
    get size() {
      return running.size + ended.length;
    },
    start(work) {
      const startedMs = Date.now();
      const end = (outcome: () => T): void => {
        const endedMs = Date.now();
        ended.push(() => ({ result: outcome(), startedMs, endedMs }));
        running.delete(job);
        wake();
      };
      const job: Promise<unknown> = work().then(
        (result) => end(() => result),
        (thrown: unknown) =>
          end(() => {
            throw thrown;
          }),
      );
      running.add(job);
    },
    async next() {
      if (ended.length === 0) await new Promise<void>((resolve) => (wake = resolve));
      return ended.shift()!();
    },
    drain: async () => {
      await Promise.allSettled(running);
    },
  };
}
