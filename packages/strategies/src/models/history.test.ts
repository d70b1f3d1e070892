import { expect, test } from 'vitest';
import { trialOf } from '../../tests/study-context.ts';
import { hasSeen } from '../parts/seen.ts';
import { emptyHistory, withTrial } from './history.ts';
import type { History } from './history.ts';

function told(rewards: readonly (number | null)[], capacity: number): History {
  return rewards.reduce<History>(
    (history, reward, number) =>
      withTrial(
        history,
        trialOf({ genotype: { number }, fingerprint: `f${number}`, reward }),
        capacity,
      ),
    emptyHistory,
  );
}

const kept = (history: History): (number | null)[] => history.kept.map(({ reward }) => reward);

test('keeps all trials below the capacity, by time', () => {
  expect(kept(told([3, null, 1], 3))).toEqual([3, null, 1]);
});

test('above it the worst of the older half leaves, first those without a reward', () => {
  expect(kept(told([3, null, 5, 1, 2], 4))).toEqual([3, 5, 1, 2]);
  expect(kept(told([3, 5, 4, 1, 2], 4))).toEqual([5, 4, 1, 2]);
  expect(kept(told([9, 1, 2, 3, 4, 5, 6], 4))).toEqual([9, 4, 5, 6]);
});

test('knows the fingerprint of every trial, also of those not kept', () => {
  const history = told(new Array<number>(1000).fill(1), 10);
  expect(history.told).toBe(1000);
  expect(history.seen.flat()).toHaveLength(1000);
  expect([0, 255, 256, 999].every((number) => hasSeen(history.seen, `f${number}`))).toBe(true);
  expect(hasSeen(history.seen, 'f1000')).toBe(false);
});

test('takes 100,000 trials within seconds', () => {
  const started = performance.now();
  expect(
    told(
      Array.from({ length: 100_000 }, (_, number) => number % 97),
      500,
    ).told,
  ).toBe(100_000);
  expect(performance.now() - started).toBeLessThan(10_000);
});
