import type { AppendFile } from './append-file.ts';

/**
 * When appended records are on the disk.
 *
 * `each`: when `append` returns; a write and an fsync for every record. `group`: when `flushed`
 * resolves; all records of one turn of the event loop share a write and an fsync. `none`: when the
 * system writes them; they survive a killed process, but not a power cut.
 */
export const fsyncPolicies = ['each', 'group', 'none'] as const;
/** One of {@link fsyncPolicies}. */
export type FsyncPolicy = (typeof fsyncPolicies)[number];

/** Appends lines to a file under a policy. */
export interface LineWriter {
  append(line: string): void;
  flushed(): Promise<void>;
  close(): void;
}

/** The writer of a policy. */
export function createWriter(file: AppendFile, policy: FsyncPolicy): LineWriter {
  return policy === 'group' ? new GroupWriter(file) : new DirectWriter(file, policy === 'each');
}

class DirectWriter implements LineWriter {
  readonly #file: AppendFile;
  readonly #syncs: boolean;

  constructor(file: AppendFile, syncs: boolean) {
    this.#file = file;
    this.#syncs = syncs;
  }

  append(line: string): void {
    this.#file.append(line);
    if (this.#syncs) this.#file.sync();
  }

  async flushed(): Promise<void> {
    // Every line was handed over when `append` returned.
  }

  close(): void {
    this.#file.close();
  }
}

class GroupWriter implements LineWriter {
  readonly #file: AppendFile;
  #lines: string[] = [];
  /** Settles when the lines of the turn under way are on the disk, or cannot be. */
  #group: Promise<void> = Promise.resolve();

  constructor(file: AppendFile) {
    this.#file = file;
  }

  append(line: string): void {
    this.#file.throwIfFailed();
    if (this.#lines.push(line) > 1) return;
    this.#group = endOfTurn().then(() => this.#write());
    // Whoever asks `flushed` is told; if nobody does, the next `append` or `close` throws.
    this.#group.catch(() => undefined);
  }

  async flushed(): Promise<void> {
    this.#file.throwIfFailed();
    await this.#group;
  }

  close(): void {
    try {
      this.#write();
    } finally {
      this.#file.close();
    }
  }

  #write(): void {
    this.#file.throwIfFailed();
    if (this.#lines.length === 0) return;
    const text = this.#lines.join('');
    this.#lines = [];
    this.#file.append(text);
    this.#file.sync();
  }
}

function endOfTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
