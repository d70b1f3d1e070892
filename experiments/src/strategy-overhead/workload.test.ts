import { fingerprint, nth, size } from '@espalier/space';
import { expect, test } from 'vitest';
import { strategies } from '@espalier/strategies';
import type { AnyStrategy } from '@espalier/protocol';
import { overheadOf } from './overhead.ts';
import { spaceOf, trialOf, valuesOf } from './workload.ts';

test('the objectives are at odds: both ends are best in one', () => {
  expect(valuesOf([0, 0, 0], 5)).toEqual([0, 1]);
  expect(valuesOf([4, 4], 5)).toEqual([1, 0]);
  expect(valuesOf([2], 5)).toEqual([0.5, 0.25]);
});

test('a trial is complete and has the name of its genotype', () => {
  const workload = { decisions: 3, options: 4 };
  const space = spaceOf(workload);
  expect(size(space)).toBe(64n);
  const trial = trialOf({ space, workload }, { genotype: nth(space, 63) }, 7);
  expect(trial).toMatchObject({ number: 7, objectives: [1, 0], reward: 1 });
  expect(trial.fingerprint).toBe(fingerprint(space, trial.genotype));
});

test('every trial of a short study is timed', () => {
  const strategy: AnyStrategy = strategies.nsga2;
  const workload = { decisions: 4, options: 3 };
  const { trials, askMicroseconds, tellMicroseconds } = overheadOf({
    strategy,
    options: {},
    workload,
    trials: 30,
    mostSeconds: 10,
  });
  expect(trials).toBe(30);
  expect(Math.min(askMicroseconds, tellMicroseconds)).toBeGreaterThan(0);
});
