import { appendFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JournalRecord } from '@espalier/protocol';
import { expect, test } from 'vitest';
import { openJournal } from './journal.ts';
import { readJournal } from './read-journal.ts';

const freshPath = (): string => join(mkdtempSync(join(tmpdir(), 'journal-')), 'journal.jsonl');
const record = (name: string): JournalRecord => ({
  kind: 'stage',
  name,
  result: { accuracy: 0.5, note: 'größer' },
  clock: { seconds: 1 },
});

function written(...names: string[]): string {
  const path = freshPath();
  const journal = openJournal(path);
  for (const name of names) journal.append(record(name));
  journal.close();
  return path;
}

test('what is appended is read back, also when opened again', () => {
  const path = written('a', 'b');
  const journal = openJournal(path);
  journal.append(record('c'));
  journal.close();
  expect(readJournal(path)).toEqual([record('a'), record('b'), record('c')]);
});

test('a torn last line is cut off and the journal goes on after the whole ones', () => {
  const path = written('a', 'b');
  appendFileSync(path, JSON.stringify(record('torn')).slice(0, 20));
  const journal = openJournal(path);
  expect(journal.recovered).toEqual([record('a'), record('b')]);
  journal.append(record('c'));
  journal.close();
  expect(readJournal(path)).toEqual([record('a'), record('b'), record('c')]);
  expect(readFileSync(path, 'utf8').split('\n')).toHaveLength(4);
});

test('a record whose line feed is missing was not acknowledged and is cut off', () => {
  const path = written('a');
  appendFileSync(path, JSON.stringify(record('b')));
  expect(readJournal(path)).toEqual([record('a')]);
});

test('a bad line in the middle is refused with its number', () => {
  const path = written('a', 'b', 'c');
  const lines = readFileSync(path, 'utf8').split('\n');
  lines[1] = '{"kind":"stage"}';
  writeFileSync(path, lines.join('\n'));
  expect(() => readJournal(path)).toThrow(`Line 2 of ${path} must be a journal record`);
});

test('a journal that is not there is named', () => {
  expect(() => readJournal('/nowhere/journal.jsonl')).toThrow(
    'but got no file /nowhere/journal.jsonl',
  );
});

test('a journal that cannot be written says so', () => {
  expect(() => openJournal('/proc/journal.jsonl')).toThrow('/proc/journal.jsonl must be writable');
});
