import type { MessagePort } from 'node:worker_threads';
import type { WireError } from '@espalier/protocol';

/** A task as it travels to a worker thread. */
export interface Envelope<Task> {
  readonly task: Task;
  /** Comlink endpoint of the caller's progress function. */
  readonly progress: MessagePort;
  /** One shared 32-bit flag; not 0 asks the task to stop at its next step. */
  readonly cancel: SharedArrayBuffer;
  /** Tasks after which a thread ends. */
  readonly tasksPerWorker: number;
}

/** A worker's answer; errors travel as data because threads lose their fields. */
export type Reply<Result> =
  { readonly ok: true; readonly value: Result } | { readonly ok: false; readonly error: WireError };

/** What a task function receives beside the task. */
export interface TaskContext<Progress, Answer = unknown> {
  /** Sends progress; who needs the caller's answer waits for it, undefined from one that has gone away. */
  readonly report: (progress: Progress) => Promise<Answer | undefined>;
  /** True once the caller asked to stop. */
  readonly isCancelled: () => boolean;
}

/**
 * Exit code of a worker whose memory is exhausted.
 *
 * A WebAssembly heap that ran out cannot be used again, so the thread ends instead of answering.
 */
export const outOfMemoryExitCode = 70;

/**
 * Exit code of a worker that has run its share of tasks.
 *
 * It ends when it is handed the next one, which it has not begun and another thread takes.
 */
export const retiredExitCode = 71;
