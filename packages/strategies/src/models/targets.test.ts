import { expect, test } from 'vitest';
import { targetsOf } from './targets.ts';

const observed = (
  rewards: readonly (number | null)[],
): { genotype: object; reward: number | null }[] =>
  rewards.map((reward) => ({ genotype: {}, reward }));
const targets = (rewards: readonly (number | null)[]): number[] | null => {
  const found = targetsOf(observed(rewards) as Parameters<typeof targetsOf>[0]);
  return found && [...found];
};

test('have mean 0 and deviation 1', () => {
  expect(targets([1, 3])).toEqual([-1, 1]);
});

test('count as no less than the median less its distance to the best', () => {
  // Median 6, best 8: what is below 4 counts as 4, so the mean is 6.
  const found = targets([-100, 5, 6, 7, 8])!;
  expect(found[0]).toBeCloseTo((4 - 6) / Math.SQRT2, 12);
  expect(found[4]).toBeCloseTo((8 - 6) / Math.SQRT2, 12);
});

test('of trials without a reward are those of the worst', () => {
  expect(targets([1, 3, null, 3])).toEqual([-1, 1, -1, 1]);
});

test('of equal rewards are zeros, of many best ones not, and there are none without rewards', () => {
  expect(targets([0.5, 0.5])).toEqual([0, 0]);
  expect(targets([0, 1, 1])![0]).toBeCloseTo(-Math.SQRT2, 12);
  expect(targets([null])).toBeNull();
});
