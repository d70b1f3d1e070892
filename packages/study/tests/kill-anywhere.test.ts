import { readFileSync, writeFileSync } from 'node:fs';
import type { Evaluator, Trial } from '@espalier/protocol';
import { expect, test } from 'vitest';
import { openJournal, realExecutor, runStudy } from '../src/index.ts';
import { freshPath, header } from './records.ts';
import { smallPlan } from './small-study.ts';

/** Answers at once, so that a study takes a millisecond. */
const quick: Evaluator = {
  name: 'quick',
  determinism: 'bit',
  evaluate: ({ genotype, epochs, trial }, { onRung } = {}) => {
    const rungs = [];
    for (const length of epochs) {
      const accuracy = (genotype['filters']! + (trial % 5) / 5) / 5;
      rungs.push({ epochs: length, accuracy, loss: 1 });
      if (onRung?.(rungs.at(-1)!) === 'stop') return Promise.resolve({ outcome: 'pruned', rungs });
    }
    return Promise.resolve({ outcome: 'complete', rungs });
  },
  close: () => Promise.resolve(),
};

const plan = smallPlan({ evaluator: quick, budget: { trials: 12 } });

/** Starts or resumes the study of a journal and runs it to its end. */
async function finish(path: string, workers: number): Promise<void> {
  const journal = openJournal(path, { fsync: 'none' });
  const [first, ...recovered] = journal.recovered;
  if (first === undefined) journal.append(header);
  await runStudy(plan, {
    executor: realExecutor(workers),
    recovered: recovered as Trial[],
    record: (trial) => journal.append(trial),
  });
  journal.close();
}

const timeless = (bytes: Buffer): string =>
  bytes.toString('utf8').replaceAll(/"clock":\{[^}]*\}/g, '"clock":{}');

test('a study whose journal is cut at any byte of its last records ends as if it had not been', async () => {
  const path = freshPath();
  await finish(path, 1);
  const whole = readFileSync(path);
  const lines = whole.toString('utf8').split('\n');
  const lastTwo = Buffer.byteLength(`${lines.slice(-3).join('\n')}\n`);
  for (let length = whole.length - lastTwo; length <= whole.length; length++) {
    writeFileSync(path, whole.subarray(0, length));
    await finish(path, 1 + (length % 3));
    expect(timeless(readFileSync(path))).toBe(timeless(whole));
  }
});

test('so does one whose journal was cut within its first line', async () => {
  const path = freshPath();
  await finish(path, 1);
  const whole = readFileSync(path);
  for (const length of [0, 1, 40]) {
    writeFileSync(path, whole.subarray(0, length));
    await finish(path, 2);
    expect(timeless(readFileSync(path))).toBe(timeless(whole));
  }
});
