import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import type { JournalRecord } from '@espalier/protocol';
import { expect, test } from 'vitest';
import { freshPath, header, trial } from '../../tests/records.ts';
import { compactJournal } from './compact.ts';
import { openJournal } from './journal.ts';
import { journalLines, readJournal } from './read-journal.ts';

const trials = (count: number, from = 0): JournalRecord[] =>
  Array.from({ length: count }, (_, index) => trial(from + index));

function written(records: readonly JournalRecord[]): string {
  const path = freshPath();
  const journal = openJournal(path, { fsync: 'none' });
  for (const record of records) journal.append(record);
  journal.close();
  return path;
}

test('holds the same records in a tenth of the bytes, the header and the rest in plain lines', () => {
  const records = [header, ...trials(2500)];
  const path = written(records);
  const linesBefore = [...journalLines(path)];
  const { bytesBefore, bytesAfter } = compactJournal(path);
  expect([...journalLines(path)]).toEqual(linesBefore);
  expect(bytesAfter).toBe(statSync(path).size);
  expect(readJournal(path)).toEqual(records);
  const lines = readFileSync(path, 'utf8').split('\n');
  expect(lines).toHaveLength(1 + 2 + 500 + 1);
  expect(JSON.parse(lines[0]!)).toEqual(header);
  const plain = Buffer.byteLength(lines.slice(3).join('\n'));
  expect((bytesAfter - plain) / (bytesBefore - plain)).toBeLessThan(0.1);
  expect(existsSync(`${path}.packing`)).toBe(false);
});

test('a packed journal is appended to and packed again', () => {
  const path = written([header, ...trials(1000)]);
  compactJournal(path);
  const journal = openJournal(path, { fsync: 'none' });
  expect(journal.recovered).toHaveLength(1001);
  for (const record of trials(1000, 1000)) journal.append(record);
  journal.close();
  compactJournal(path);
  expect(readJournal(path)).toEqual([header, ...trials(2000)]);
  expect(readFileSync(path, 'utf8').split('\n')).toHaveLength(1 + 2 + 1);
});

test('a broken journal is not packed and stays as it is', () => {
  const path = written([header, ...trials(3)]);
  const broken = readFileSync(path, 'utf8').replace('"number":1', '"number":-1');
  writeFileSync(path, broken);
  expect(() => compactJournal(path)).toThrow(`Line 3 of ${path} must be a journal record`);
  expect(readFileSync(path, 'utf8')).toBe(broken);
  expect(existsSync(`${path}.packing`)).toBe(false);
});

test('a damaged block is refused with its line', () => {
  const path = written([header, ...trials(1000), trial(1000)]);
  compactJournal(path);
  const text = readFileSync(path, 'utf8');
  const middle = Math.floor(text.length / 2);
  const other = text[middle] === 'A' ? 'B' : 'A';
  writeFileSync(path, text.slice(0, middle) + other + text.slice(middle + 1));
  expect(() => readJournal(path)).toThrow(
    `Line 2 of ${path} must be a journal record, but got one that is not: its block cannot be unpacked`,
  );
});

test('a block that holds another number of records is refused', () => {
  const path = written([header, ...trials(1000), trial(1000)]);
  compactJournal(path);
  const text = readFileSync(path, 'utf8').replace('"records":1000', '"records":999');
  writeFileSync(path, text);
  expect(() => readJournal(path)).toThrow('it must hold 999 records, but holds 1000');
});
