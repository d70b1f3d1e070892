import { existsSync } from 'node:fs';
import type { JournalRecord } from '@espalier/protocol';
import { AppendFile } from './append-file.ts';
import { createWriter, type FsyncPolicy } from './fsync-policy.ts';
import { scanJournal } from './read-journal.ts';
import { lineOf } from './record-line.ts';

/** An append-only log of a study; the only source of truth for a resume. */
export interface Journal {
  readonly path: string;
  /** What was on disk when the journal was opened. */
  readonly recovered: readonly JournalRecord[];
  /**
   * Adds one record; with the policy `each` it is on the disk when this returns.
   *
   * @throws {EspalierError} `FOLDER_UNWRITABLE`; also at every call after one that failed.
   */
  append(record: JournalRecord): void;
  /** Resolves when all records appended so far are as safe as the policy promises. */
  flushed(): Promise<void>;
  /** Writes what is left and closes the file; throws where that or an earlier group failed. */
  close(): void;
}

/** How a journal is opened. */
export interface JournalOptions {
  /** When a record is on the disk; `each` where absent. See {@link FsyncPolicy}. */
  readonly fsync?: FsyncPolicy;
}

/**
 * Opens a journal of JSON lines, creating it if absent.
 *
 * A last line that a crash tore is cut off; any other broken line refuses the file, because what
 * follows it was decided from it. Time O(bytes) to open.
 *
 * @throws {EspalierError} `JOURNAL_CORRUPT` with the line number; `FOLDER_UNWRITABLE`.
 */
export function openJournal(path: string, { fsync = 'each' }: JournalOptions = {}): Journal {
  const recovered: JournalRecord[] = [];
  let intactBytes = 0;
  if (existsSync(path)) {
    for (const { records, end } of scanJournal(path)) {
      for (const record of records) recovered.push(record);
      intactBytes = end;
    }
  }
  const writer = createWriter(new AppendFile(path, intactBytes), fsync);
  return {
    path,
    recovered,
    append: (record) => writer.append(lineOf(record)),
    flushed: () => writer.flushed(),
    close: () => writer.close(),
  };
}
