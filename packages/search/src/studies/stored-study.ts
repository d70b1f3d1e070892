import { closeSync, existsSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import {
  EspalierError,
  journalVersion,
  nearestName,
  type JournalRecord,
  type Json,
  type StageRecord,
  type StudyHeader,
  type Trial,
} from '@espalier/protocol';
import { readJournal } from '@espalier/study';

/** A study of a result folder, as its journal tells it. */
export interface StoredStudy {
  /** As it is named to a person: relative to the current folder where it is inside. */
  readonly folder: string;
  readonly header: StudyHeader;
  readonly settings: Readonly<Record<string, Json>>;
  /** In the order of the journal. */
  readonly trials: readonly Trial[];
  /** What was done after the search. */
  readonly stages: readonly StageRecord[];
  /** True where the last line is not whole: a crash tore it, or it is being written. */
  readonly torn: boolean;
}

/**
 * Reads the study of a result folder and changes nothing, so that it may be running.
 *
 * @throws {EspalierError} `DATA_MISSING` where there is no folder or journal; `JOURNAL_CORRUPT` with the
 *   line, also for a journal of another version or without a header.
 */
export function openStudy(folder: string): StoredStudy {
  const path = join(folder, 'journal.jsonl');
  if (!existsSync(path)) throw missing(folder);
  const records = readAll(path);
  const [header] = records;
  if (header?.kind !== 'study') {
    throw new EspalierError(
      'JOURNAL_CORRUPT',
      `Line 1 of ${path} must say what study it is, but got ${header?.kind ?? 'nothing'}. Start a new study.`,
      { path },
    );
  }
  return {
    folder: shownPath(folder),
    header,
    settings: header.settings,
    trials: records.filter((record): record is Trial => record.kind === 'trial'),
    stages: records.filter((record): record is StageRecord => record.kind === 'stage'),
    torn: lastByteOf(path) !== '\n',
  };
}

function shownPath(folder: string): string {
  const path = relative(process.cwd(), resolve(folder));
  return path.startsWith('..') ? resolve(folder) : path || '.';
}

function readAll(path: string): readonly JournalRecord[] {
  try {
    return readJournal(path);
  } catch (thrown) {
    const version = /^\{"kind":"study","version":(\d+)/.exec(bytesOf(path, 0, 64))?.[1];
    if (version === undefined || Number(version) === journalVersion) throw thrown;
    throw new EspalierError(
      'JOURNAL_CORRUPT',
      `${path} must be a journal of version ${journalVersion}, but got version ${version}. Read it with the version of Espalier that wrote it.`,
      { path, version: Number(version) },
    );
  }
}

function missing(folder: string): EspalierError {
  const got = existsSync(folder) ? `${folder} without it` : `${folder}, which does not exist`;
  const near = nearestName(folder, studiesIn(dirname(folder)));
  const cure = near === undefined ? 'Give the result folder of a run' : `Did you mean ${near}`;
  return new EspalierError(
    'DATA_MISSING',
    `A study must be a folder that holds journal.jsonl, but got ${got}. ${cure}${near === undefined ? '.' : '?'}`,
    { folder },
  );
}

function studiesIn(parent: string): string[] {
  if (!statSync(parent, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(parent)
    .map((name) => join(parent, name))
    .filter((folder) => existsSync(join(folder, 'journal.jsonl')));
}

function lastByteOf(path: string): string {
  return bytesOf(path, statSync(path).size - 1, 1);
}

function bytesOf(path: string, position: number, length: number): string {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(length);
    return bytes.toString('latin1', 0, readSync(file, bytes, { position }));
  } finally {
    closeSync(file);
  }
}
