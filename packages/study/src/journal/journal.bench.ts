import { rmSync, writeFileSync } from 'node:fs';
import { bench, describe } from 'vitest';
import { freshPath, header, trial } from '../../tests/records.ts';
import { compactJournal } from './compact.ts';
import { openJournal } from './journal.ts';
import { readJournal } from './read-journal.ts';
import { lineOf } from './record-line.ts';

const once = { iterations: 3, time: 0, warmupIterations: 0, warmupTime: 0 };

/** How many records end up on the disk in one round. */
const appended = 6400;

describe(`${appended} records appended`, () => {
  bench(
    'fsync each',
    () => {
      const journal = openJournal(freshPath(), { fsync: 'each' });
      for (let number = 0; number < appended; number++) journal.append(trial(number));
      journal.close();
    },
    once,
  );
  bench(
    'fsync group, 64 in a turn',
    async () => {
      const journal = openJournal(freshPath(), { fsync: 'group' });
      for (let number = 0; number < appended; number++) {
        journal.append(trial(number));
        if (number % 64 === 63) await journal.flushed();
      }
      journal.close();
    },
    once,
  );
  bench(
    'fsync none',
    () => {
      const journal = openJournal(freshPath(), { fsync: 'none' });
      for (let number = 0; number < appended; number++) journal.append(trial(number));
      journal.close();
    },
    once,
  );
});

describe('100,000 trials', () => {
  const path = freshPath();
  const lines = Array.from({ length: 100_000 }, (_, number) => lineOf(trial(number)));
  const fresh = (): void => writeFileSync(path, lineOf(header) + lines.join(''));
  const setup = { ...once, iterations: 2, setup: fresh, teardown: () => rmSync(path) };
  bench('read', () => void readJournal(path), setup);
  bench('pack', () => void compactJournal(path), { ...setup, iterations: 1 });
  const packed = (): void => {
    fresh();
    compactJournal(path);
  };
  bench('read packed', () => void readJournal(path), { ...setup, setup: packed });
});
