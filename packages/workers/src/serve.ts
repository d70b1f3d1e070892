import { setTimeout } from 'node:timers/promises';
import { releaseProxy, wrap, type Remote } from 'comlink';
import { EspalierError } from '@espalier/protocol';
import { endpoint } from './endpoint.ts';
import {
  outOfMemoryExitCode,
  retiredExitCode,
  type Envelope,
  type Reply,
  type TaskContext,
} from './protocol.ts';

const longestWaitMs = 1000;

type Report<Progress, Answer> = (progress: Progress) => Answer;

/** What a worker file does around its tasks. */
export interface ServeOptions {
  /** Done once when the thread starts, before its first task; a failure is the failure of every task. */
  readonly warmUp?: () => Promise<unknown>;
  /**
   * Whether a failed task has left the thread unable to run another, so that it ends with
   * {@link outOfMemoryExitCode}; by default where memory ran out.
   */
  readonly isLost?: (error: EspalierError) => boolean;
}

type Handler<Task, Result> = (envelope: Envelope<Task>) => Promise<Reply<Result>>;

/**
 * A task function as the default export of a worker file.
 *
 * Whatever the function throws is answered as data with its code and details.
 *
 * @example
 * export default serve(async (task: { n: number }, { report }) => { report(0.5); return task.n; });
 */
export async function serve<Task, Result, Progress = never, Answer = unknown>(
  run: (task: Task, context: TaskContext<Progress, Answer>) => Promise<Result> | Result,
  { warmUp, isLost = ranOutOfMemory }: ServeOptions = {},
): Promise<Handler<Task, Result>> {
  // Kept for the tasks, because a thread that fails before them fails the whole pool.
  const failure = await warmUp?.().then(
    () => undefined,
    (thrown: unknown) => EspalierError.from(thrown),
  );
  let tasks = 0;
  return async ({ task, progress, cancel, tasksPerWorker }) => {
    if (tasks++ === tasksPerWorker) process.exit(retiredExitCode);
    const remote = wrap<Report<Progress, Answer>>(endpoint(progress));
    try {
      if (failure !== undefined) throw failure;
      const { context, delivered } = contextOf(remote, cancel);
      const value = await run(task, context);
      // Progress has a port of its own and could arrive after the result; a caller that has gone away
      // never answers, so the wait is bounded.
      await Promise.race([delivered(), setTimeout(longestWaitMs, undefined, { ref: false })]);
      return { ok: true, value };
    } catch (thrown) {
      const error = EspalierError.from(thrown);
      if (isLost(error)) process.exit(outOfMemoryExitCode);
      return { ok: false, error: error.toWire() };
    } finally {
      remote[releaseProxy]();
      progress.close();
    }
  };
}

function ranOutOfMemory({ code }: EspalierError): boolean {
  return code === 'OUT_OF_MEMORY';
}

/** What a task receives, and when its latest progress has been answered. */
function contextOf<Progress, Answer>(
  remote: Remote<Report<Progress, Answer>>,
  cancel: SharedArrayBuffer,
): { context: TaskContext<Progress, Answer>; delivered: () => Promise<unknown> } {
  const flag = new Int32Array(cancel);
  let latest: Promise<Answer | undefined> = Promise.resolve(undefined);
  return {
    context: {
      report: (update) => (latest = sendProgress(remote, update)),
      isCancelled: () => Atomics.load(flag, 0) !== 0,
    },
    delivered: () => latest,
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
