import { existsSync } from 'node:fs';
import { EspalierError, type JournalRecord } from '@espalier/protocol';
import { readLines, type Line } from './lines.ts';
import { parseLine, type RecordLine } from './record-line.ts';

/**
 * The records of a journal, one after the other, in constant memory.
 *
 * A last line that a crash tore, at any byte, is left out; any other broken line refuses the file,
 * because what follows it was decided from it. Time O(bytes).
 *
 * @throws {EspalierError} `DATA_MISSING`; `JOURNAL_CORRUPT` with the line number.
 * @example
 * for (const record of streamJournal(path)) if (record.kind === 'trial') count++;
 */
export function* streamJournal(path: string): Generator<JournalRecord, void, undefined> {
  checkThere(path);
  for (const { records } of scanJournal(path)) yield* records;
}

/**
 * The lines of a journal as they were appended, packed ones unpacked; checks and errors as
 * {@link streamJournal}.
 */
export function* journalLines(path: string): Generator<string, void, undefined> {
  checkThere(path);
  for (const { lines } of scanJournal(path)) yield* lines;
}

/** All records of a journal; checks and errors as {@link streamJournal}. */
export function readJournal(path: string): readonly JournalRecord[] {
  return [...streamJournal(path)];
}

/** The whole lines of a journal with their records; errors as {@link streamJournal}. */
export function* scanJournal(path: string): Generator<Line & RecordLine, void, undefined> {
  const lines = readLines(path);
  let number = 0;
  for (const line of lines) {
    number++;
    let parsed: RecordLine;
    try {
      parsed = parseLine(line.text);
    } catch (thrown) {
      // The last line may end in a line feed and yet be torn: its blocks reach a disk in any order.
      if (thrown instanceof SyntaxError && lines.next().done === true) return;
      throw corrupt(path, number, (thrown as Error).message);
    }
    yield { ...line, ...parsed };
  }
}

function checkThere(path: string): void {
  if (existsSync(path)) return;
  throw new EspalierError(
    'DATA_MISSING',
    `A study to resume must have a journal, but got no file ${path}. Give the result folder of an earlier run.`,
    { path },
  );
}

function corrupt(path: string, line: number, reason: string): EspalierError {
  return new EspalierError(
    'JOURNAL_CORRUPT',
    `Line ${line} of ${path} must be a journal record, but got one that is not: ${reason}. ` +
      `Later lines were decided from it: restore the file, or cut it before line ${line} to resume from there.`,
    { path, line },
  );
}
