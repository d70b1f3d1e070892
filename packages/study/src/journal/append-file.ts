import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { EspalierError } from '@espalier/protocol';

/**
 * A file that only grows by whole pieces of text.
 *
 * A piece that cannot be written is taken back as far as the disk allows, and nothing is appended
 * after it, so that a torn piece can only stand at the end, where a reader cuts it off.
 */
export class AppendFile {
  readonly #path: string;
  readonly #file: number;
  #bytes: number;
  #failure: EspalierError | undefined;

  /**
   * Opens or creates the file and cuts off what follows its first `intactBytes`.
   *
   * @throws {EspalierError} `FOLDER_UNWRITABLE`.
   */
  constructor(path: string, intactBytes: number) {
    this.#path = path;
    this.#bytes = intactBytes;
    try {
      const created = !existsSync(path);
      this.#file = openSync(path, 'a');
      if (fstatSync(this.#file).size > intactBytes) ftruncateSync(this.#file, intactBytes);
      if (created) syncFolder(path);
    } catch (thrown) {
      throw unwritable(path, thrown);
    }
  }

  /** @throws {EspalierError} `FOLDER_UNWRITABLE`, and again at every later call. */
  append(text: string): void {
    this.#attempt(() => {
      const bytes = Buffer.from(text);
      for (let offset = 0; offset < bytes.length;) offset += writeSync(this.#file, bytes, offset);
      this.#bytes += bytes.length;
    });
  }

  /** Waits until all that was appended is on the disk. */
  sync(): void {
    this.#attempt(() => fsyncSync(this.#file));
  }

  /** @throws {EspalierError} the error of the call that failed, if one did. */
  throwIfFailed(): void {
    if (this.#failure !== undefined) throw this.#failure;
  }

  close(): void {
    closeSync(this.#file);
  }

  #attempt(work: () => void): void {
    this.throwIfFailed();
    try {
      work();
    } catch (thrown) {
      this.#failure = unwritable(this.#path, thrown);
      this.#takeBack();
      throw this.#failure;
    }
  }

  #takeBack(): void {
    try {
      ftruncateSync(this.#file, this.#bytes);
    } catch {
      // The first failure is the one to tell; a torn end is cut off when the file is opened again.
    }
  }
}

/** Waits until the name of a new or renamed file is on the disk. */
export function syncFolder(path: string): void {
  const folder = openSync(dirname(path), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/** The error of a file that cannot be written, with the cure. */
export function unwritable(path: string, thrown: unknown): EspalierError {
  return new EspalierError(
    'FOLDER_UNWRITABLE',
    `${path} must be writable, but got: ${(thrown as Error).message}. ` +
      'What was written so far is kept; free space or choose another --out, then continue with --resume.',
    { path },
  );
}
