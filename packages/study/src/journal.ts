import {
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  writeSync,
} from 'node:fs';
import { EspalierError, journalRecordSchema, type JournalRecord } from '@espalier/protocol';
import { z } from 'zod';

/** An append-only log of a study; the only source of truth for a resume. */
export interface Journal {
  readonly path: string;
  /** What was on disk when the journal was opened. */
  readonly recovered: readonly JournalRecord[];
  /** Writes one record and waits until it is on the disk. */
  append(record: JournalRecord): void;
  close(): void;
}

/**
 * Opens a journal of JSON lines, creating it if absent.
 *
 * A last line that a crash tore is cut off; any other broken line refuses the file, because what
 * follows it was decided from it. Time O(bytes) to open, one write and one fsync per record.
 *
 * @throws {EspalierError} `JOURNAL_CORRUPT` with the line number; `FOLDER_UNWRITABLE`.
 */
export function openJournal(path: string): Journal {
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const { records, intactBytes } = parseJournal(text, path);
  const file = openForAppend(path);
  ftruncateSync(file, intactBytes);
  return {
    path,
    recovered: records,
    append: (record) => appendLine(file, path, `${JSON.stringify(record)}\n`),
    close: () => closeSync(file),
  };
}

/** Reads a journal without opening it for writing; same checks as {@link openJournal}. */
export function readJournal(path: string): readonly JournalRecord[] {
  if (!existsSync(path)) {
    throw new EspalierError(
      'DATA_MISSING',
      `A study to resume must have a journal, but got no file ${path}. Give the result folder of an earlier run.`,
      { path },
    );
  }
  return parseJournal(readFileSync(path, 'utf8'), path).records;
}

interface Parsed {
  readonly records: JournalRecord[];
  /** Length of the file up to the end of its last whole record. */
  readonly intactBytes: number;
}

function parseJournal(text: string, path: string): Parsed {
  const lines = text.split('\n');
  // A record counts only with its line feed, so what follows the last one is torn.
  lines.pop();
  const records: JournalRecord[] = [];
  let intactBytes = 0;
  for (const [index, line] of lines.entries()) {
    const record = parseLine(line);
    if (record instanceof Error) {
      if (index === lines.length - 1) break;
      throw corrupt(path, index + 1, record.message);
    }
    records.push(record);
    intactBytes += Buffer.byteLength(line) + 1;
  }
  return { records, intactBytes };
}

function parseLine(line: string): JournalRecord | Error {
  try {
    const parsed = journalRecordSchema.safeParse(JSON.parse(line));
    return parsed.success ? parsed.data : new Error(z.prettifyError(parsed.error));
  } catch (thrown) {
    return thrown as Error;
  }
}

function corrupt(path: string, line: number, reason: string): EspalierError {
  return new EspalierError(
    'JOURNAL_CORRUPT',
    `Line ${line} of ${path} must be a journal record, but got one that is not: ${reason}. ` +
      `Later lines were decided from it: restore the file, or cut it before line ${line} to resume from there.`,
    { path, line },
  );
}

function openForAppend(path: string): number {
  try {
    return openSync(path, 'a');
  } catch (thrown) {
    throw unwritable(path, thrown);
  }
}

function appendLine(file: number, path: string, line: string): void {
  try {
    const bytes = Buffer.from(line);
    for (let offset = 0; offset < bytes.length;) offset += writeSync(file, bytes, offset);
    fsyncSync(file);
  } catch (thrown) {
    throw unwritable(path, thrown);
  }
}

function unwritable(path: string, thrown: unknown): EspalierError {
  return new EspalierError(
    'FOLDER_UNWRITABLE',
    `${path} must be writable, but got: ${(thrown as Error).message}. ` +
      'What was written so far is kept; free space or choose another --out, then continue with --resume.',
    { path },
  );
}
