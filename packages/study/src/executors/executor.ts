/** A finished piece of work and when it ran, in milliseconds of the executor's clock. */
export interface Finished<T> {
  readonly result: T;
  readonly startedMs: number;
  readonly endedMs: number;
}

/** What an executor can tell the length of. */
export interface Work {
  /** Seconds that the work stands for where nothing is really trained. */
  readonly costSeconds?: number | undefined;
}

/** Runs trials side by side on a clock of its own. */
export interface Executor {
  /** Most pieces of work at once. */
  readonly workers: number;
  /** Milliseconds of the clock; a real one counts from 1970, a simulated one from 0. */
  now(): number;
  /** A queue of work that belongs to one study. */
  open<T extends Work>(): WorkQueue<T>;
}

/** See {@link Executor.open}. */
export interface WorkQueue<T> {
  /** Pieces of work that were started and not taken by `next`. */
  readonly size: number;
  start(work: () => Promise<T>): void;
  /** The piece that ends next. @throws what its work threw; `size` must not be 0. */
  next(): Promise<Finished<T>>;
  /** Waits until all work has ended, whatever came of it. */
  drain(): Promise<void>;
}
