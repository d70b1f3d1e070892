import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { EspalierError } from '@espalier/protocol';
import { syncFolder, unwritable } from './append-file.ts';
import { scanJournal } from './read-journal.ts';
import { packedLine } from './record-line.ts';

const recordsPerBlock = 1000;

/** What packing a journal saved. */
export interface Compaction {
  readonly bytesBefore: number;
  readonly bytesAfter: number;
}

/**
 * Packs the finished prefix of a journal that nobody has open: every whole block of 1,000 records
 * after the first line becomes one compressed line.
 *
 * Nothing is dropped, because a resume tells the strategy every trial and a report shows every trial;
 * what repeats (names, paths of genes) is what compression takes. The header stays readable. Blocks
 * keep a reader's memory constant, and one file keeps the change atomic: the new file is
 * written beside the old one, brought to the disk, and renamed over it, so a crash leaves either.
 * Packed lines stay as they are when a longer journal is packed again. Time O(bytes).
 *
 * @throws {EspalierError} `JOURNAL_CORRUPT`, `FOLDER_UNWRITABLE`; the journal is then unchanged.
 */
export function compactJournal(path: string): Compaction {
  const bytesBefore = statSync(path).size;
  const beside = `${path}.packing`;
  try {
    writeDurably(beside, packedLines(path));
    renameSync(beside, path);
    syncFolder(path);
  } catch (thrown) {
    rmSync(beside, { force: true });
    throw thrown instanceof EspalierError ? thrown : unwritable(path, thrown);
  }
  return { bytesBefore, bytesAfter: statSync(path).size };
}

function* packedLines(path: string): Generator<string, void, undefined> {
  let block: string[] = [];
  let first = true;
  for (const { text, packed } of scanJournal(path)) {
    const line = `${text}\n`;
    if (first || packed) yield* [...block.splice(0), line];
    else block.push(line);
    first = false;
    if (block.length < recordsPerBlock) continue;
    yield packedLine(block);
    block = [];
  }
  yield* block;
}

function writeDurably(path: string, lines: Iterable<string>): void {
  const file = openSync(path, 'w');
  try {
    for (const line of lines) {
      const bytes = Buffer.from(line);
      for (let offset = 0; offset < bytes.length;) offset += writeSync(file, bytes, offset);
    }
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
