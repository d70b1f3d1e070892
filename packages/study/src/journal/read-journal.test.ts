import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { freshPath, header, trial } from '../../tests/records.ts';
import { openJournal } from './journal.ts';
import { readJournal, streamJournal } from './read-journal.ts';
import { lineOf } from './record-line.ts';

test('a journal cut at any byte of its last record keeps the whole ones and goes on', () => {
  const small = { genotype: { kernel: 1 }, rungs: [], note: { name: 'größer ≥' } };
  const records = [header, trial(0), trial(1, small), trial(2, small)];
  const bytes = Buffer.from(records.map(lineOf).join(''));
  const ends = records.map((_, at) =>
    Buffer.byteLength(
      records
        .slice(0, at + 1)
        .map(lineOf)
        .join(''),
    ),
  );
  const path = freshPath();
  for (let length = ends[2]!; length <= bytes.length; length++) {
    writeFileSync(path, bytes.subarray(0, length));
    const whole = records.slice(0, ends.filter((end) => end <= length).length);
    expect(readJournal(path)).toEqual(whole);
    const journal = openJournal(path, { fsync: 'none' });
    journal.append(trial(9));
    journal.close();
    expect(readJournal(path)).toEqual([...whole, trial(9)]);
  }
});

test('a last line of bytes that never reached the disk is cut off', () => {
  const path = freshPath();
  writeFileSync(path, `${lineOf(header)}${'\0'.repeat(100)}\n`);
  expect(readJournal(path)).toEqual([header]);
});

test('a last line that is whole but no record is refused', () => {
  const path = freshPath();
  writeFileSync(path, `${lineOf(header)}{"kind":"trial"}\n`);
  expect(() => readJournal(path)).toThrow(`Line 2 of ${path} must be a journal record`);
});

test('a journal of another version is refused as that', () => {
  const path = freshPath();
  writeFileSync(path, lineOf({ ...header, version: 1 as unknown as 2 }));
  expect(() => readJournal(path)).toThrow(
    'its version must be 2, but is 1; another version of Espalier wrote it',
  );
});

test('lines longer than a chunk of the reader are read', () => {
  const path = freshPath();
  const long = {
    kind: 'prepared' as const,
    state: { name: 'ü'.repeat(1_500_000) },
    clock: { seconds: 1 },
  };
  writeFileSync(path, lineOf(header) + lineOf(long) + lineOf(trial(0)));
  expect(readJournal(path)).toEqual([header, long, trial(0)]);
});

test('a stream may be left early', () => {
  const path = freshPath();
  writeFileSync(path, lineOf(header));
  for (let number = 0; number < 50; number++) appendFileSync(path, lineOf(trial(number)));
  const [first, second] = streamJournal(path);
  expect([first, second]).toEqual([header, trial(0)]);
  expect(readFileSync(path, 'utf8').split('\n')).toHaveLength(52);
});
