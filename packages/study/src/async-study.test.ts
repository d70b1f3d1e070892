import type { Evaluator, Trial } from '@espalier/protocol';
import { expect, test } from 'vitest';
import { smallPlan } from '../tests/small-study.ts';
import { simulatedExecutor } from './executors/simulated-executor.ts';
import { runStudy } from './run-study.ts';
import type { StudyPlan } from './study.ts';

/** Wider layers take longer: 1, 2, 3 or 4 seconds for each epoch. */
const table: Evaluator = {
  name: 'table',
  determinism: 'bit',
  evaluate: ({ genotype, epochs }) => {
    const width = genotype['filters']! + 1;
    const rungs = epochs.map((length) => ({ epochs: length, accuracy: width / 5, loss: null }));
    return Promise.resolve({ outcome: 'complete', rungs, costSeconds: width * epochs.at(-1)! });
  },
  close: () => Promise.resolve(),
};

const plan = (changes: Partial<StudyPlan> = {}): StudyPlan =>
  smallPlan({ mode: 'async', evaluator: table, reuse: false, stopping: null, ...changes });

const run = async (given: StudyPlan, workers: number, recovered: readonly Trial[] = []) => [
  ...(await runStudy(given, {
    executor: simulatedExecutor(workers),
    recovered,
    record: () => undefined,
  })),
];

test('trials are recorded as they end and know all that ended before they began', async () => {
  const trials = await run(plan(), 4);
  expect(trials.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: 24 }, (_, number) => number),
  );
  const ends = trials.map(({ clock }) => Date.parse(clock.startedAt) / 1000 + clock.seconds);
  expect(ends).toEqual(ends.toSorted((a, b) => a - b));
  for (const { told, clock } of trials) {
    const before = ends.filter((end) => end <= Date.parse(clock.startedAt) / 1000).length;
    // Work that ended at the same moment may have been taken before or after.
    expect(told).toBeLessThanOrEqual(before);
    expect(told).toBeGreaterThanOrEqual(
      ends.filter((end) => end < Date.parse(clock.startedAt) / 1000).length,
    );
  }
});

test('a simulated clock repeats to the bit', async () => {
  expect(await run(plan(), 4)).toEqual(await run(plan(), 4));
});

test('more workers take less simulated time for as many trials', async () => {
  const spent = async (workers: number) => {
    const { clock } = (await run(plan(), workers)).at(-1)!;
    return Date.parse(clock.startedAt) / 1000 + clock.seconds;
  };
  expect(await spent(8)).toBeLessThan(await spent(2));
});

test('no trial starts after the clock of the budget', async () => {
  const trials = await run(plan({ budget: { seconds: 30 } }), 3);
  for (const { clock } of trials) expect(Date.parse(clock.startedAt)).toBeLessThan(30_000);
  expect(trials.length).toBeGreaterThan(3);
});

test('a budget of cost leaves out the trial that would exceed it', async () => {
  const whole = await run(plan({ mode: 'ordered', lag: 1 }), 1);
  const trials = await run(plan({ mode: 'ordered', lag: 1, budget: { costSeconds: 60 } }), 1);
  const sum = (list: readonly Trial[]) => list.reduce((cost, t) => cost + t.costSeconds!, 0);
  expect(sum(trials)).toBeLessThanOrEqual(60);
  expect(sum(whole.slice(0, trials.length + 1))).toBeGreaterThan(60);
});

test('after a resume the numbers that were lost under way are used first', async () => {
  const whole = await run(plan(), 4);
  const kept = whole.slice(0, 10);
  const trials = await run(plan(), 4, kept);
  expect(trials.slice(0, 10)).toEqual(kept);
  expect(new Set(trials.map(({ number }) => number)).size).toBe(24);
});
