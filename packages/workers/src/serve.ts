import { setTimeout } from 'node:timers/promises';
import { releaseProxy, wrap, type Remote } from 'comlink';
import { EspalierError } from '@espalier/protocol';
import { endpoint } from './endpoint.ts';
import { outOfMemoryExitCode, type Envelope, type Reply, type TaskContext } from './protocol.ts';

const longestWaitMs = 1000;

type Report<Progress, Answer> = (progress: Progress) => Answer;

/**
 * A task function as the default export of a worker file.
 *
 * Whatever the function throws is answered as data with its code and details. Memory exhaustion
 * ends the thread with {@link outOfMemoryExitCode}, because the heap that ran out is lost.
 *
 * @example
 * export default serve(async (task: { n: number }, { report }) => { report(0.5); return task.n; });
 */
export function serve<Task, Result, Progress = never, Answer = unknown>(
  run: (task: Task, context: TaskContext<Progress, Answer>) => Promise<Result> | Result,
): (envelope: Envelope<Task>) => Promise<Reply<Result>> {
  return async ({ task, progress, cancel }) => {
    const remote = wrap<Report<Progress, Answer>>(endpoint(progress));
    const flag = new Int32Array(cancel);
    let delivered: Promise<unknown> = Promise.resolve();
    try {
      const value = await run(task, {
        report: (update) => {
          const answered = sendProgress(remote, update);
          delivered = answered;
          return answered;
        },
        isCancelled: () => Atomics.load(flag, 0) !== 0,
      });
      // Progress has a port of its own and could arrive after the result; a caller that has gone away
      // never answers, so the wait is bounded.
      await Promise.race([delivered, setTimeout(longestWaitMs, undefined, { ref: false })]);
      return { ok: true, value };
    } catch (thrown) {
      const error = EspalierError.from(thrown);
      if (error.code === 'OUT_OF_MEMORY') process.exit(outOfMemoryExitCode);
      return { ok: false, error: error.toWire() };
    } finally {
      remote[releaseProxy]();
      progress.close();
    }
  };
}

function sendProgress<Progress, Answer>(
  remote: Remote<Report<Progress, Answer>>,
  update: Progress,
): Promise<Answer | undefined> {
  // A caller that has gone away no longer reads progress; the task itself goes on.
  return (remote as unknown as (progress: Progress) => Promise<Answer>)(update).catch(
    () => undefined,
  );
}
