import { MessageChannel } from 'node:worker_threads';
import { expose } from 'comlink';
import { Piscina } from 'piscina';
import { EspalierError } from '@espalier/protocol';
import { endpoint } from './endpoint.ts';
import { asPoolError, cancelled, hasRetired } from './pool-errors.ts';
import type { Envelope, Reply } from './protocol.ts';

/** How a pool is made. */
export interface PoolOptions {
  /** Worker file, whose default export is made by `serve`. */
  readonly file: URL;
  readonly workers: number;
  /** Given to every worker once as piscina's `workerData`; shared arrays stay shared. */
  readonly workerData?: unknown;
  /** JavaScript heap of each worker, in MiB. */
  readonly heapMebibytes?: number;
  /** Tasks after which a thread is replaced, against what native code leaks; without end by default. */
  readonly tasksPerWorker?: number;
  /** How long a cancelled task may take to stop by itself before its thread is ended. */
  readonly graceMs?: number;
}

/** What happens while a task runs. */
export interface RunHooks<Progress> {
  readonly signal?: AbortSignal;
  /** Its answer reaches the task that reported. */
  readonly onProgress?: (progress: Progress) => unknown;
}

/** Threads that run one task each at a time. */
export interface WorkerPool {
  readonly workers: number;
  /**
   * Runs one task on a free worker.
   *
   * @throws {EspalierError} the task's own error; `CANCELLED` after `signal`; `OUT_OF_MEMORY` or
   *   `WORKER_DIED` when the thread ended. The pool replaces a thread that ended.
   */
  run<Result, Progress = never>(task: unknown, hooks?: RunHooks<Progress>): Promise<Result>;
  /** Ends all threads. */
  close(): Promise<void>;
}

/** A pool of worker threads over piscina; all start at once, side by side, and warm up. */
export function createPool(options: PoolOptions): WorkerPool {
  const { file, workers, workerData, heapMebibytes = 2048 } = options;
  const { graceMs = 5000, tasksPerWorker = Infinity } = options;
  const piscina = new Piscina({
    filename: file.href,
    minThreads: workers,
    maxThreads: workers,
    idleTimeout: Infinity,
    workerData,
    // Inherited flags may name a source condition that a plain thread cannot load.
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: heapMebibytes },
  });
  // Emitted for a thread that fails before it takes a task: no task would ever be taken.
  const startFailure = new AbortController();
  piscina.on('error', (error: Error) => startFailure.abort(error));
  return {
    workers,
    run: (task, hooks = {}) =>
      runTask(piscina, {
        ...{ task, hooks, graceMs, tasksPerWorker },
        startFailure: startFailure.signal,
      }),
    close: () => piscina.destroy(),
  };
}

interface TaskRun<Progress> {
  readonly task: unknown;
  readonly hooks: RunHooks<Progress>;
  readonly graceMs: number;
  readonly tasksPerWorker: number;
  readonly startFailure: AbortSignal;
}

async function runTask<Result, Progress>(
  piscina: Piscina,
  run: TaskRun<Progress>,
): Promise<Result> {
  for (;;) {
    if (run.hooks.signal?.aborted) throw cancelled();
    try {
      return await attempt<Result, Progress>(piscina, run);
    } catch (thrown) {
      // The thread had run its share before it was handed this task.
      if (hasRetired(thrown)) continue;
      throw run.hooks.signal?.aborted
        ? cancelled()
        : asPoolError(run.startFailure.reason ?? thrown);
    }
  }
}

async function attempt<Result, Progress>(
  piscina: Piscina,
  { task, hooks, graceMs, tasksPerWorker, startFailure }: TaskRun<Progress>,
): Promise<Result> {
  const { port1, port2 } = new MessageChannel();
  const cancel = new SharedArrayBuffer(4);
  const hardStop = new AbortController();
  expose((progress: Progress) => hooks.onProgress?.(progress), endpoint(port1));
  const stopWatching = watch(hooks.signal, () => {
    Atomics.store(new Int32Array(cancel), 0, 1);
    setTimeout(() => hardStop.abort(), graceMs).unref();
  });
  try {
    const envelope: Envelope<unknown> = { task, progress: port2, cancel, tasksPerWorker };
    const reply = (await piscina.run(envelope, {
      transferList: [port2],
      signal: AbortSignal.any([hardStop.signal, startFailure]),
    })) as Reply<Result>;
    if (!reply.ok) throw EspalierError.fromWire(reply.error);
    return reply.value;
  } finally {
    stopWatching();
    port1.close();
  }
}

function watch(signal: AbortSignal | undefined, act: () => void): () => void {
  signal?.addEventListener('abort', act, { once: true });
  return () => signal?.removeEventListener('abort', act);
}
