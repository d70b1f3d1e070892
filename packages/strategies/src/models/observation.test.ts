import { expect, test } from 'vitest';
import { bestFirst, rewardsOf } from './observation.ts';

const observations = [0.5, null, 0.2, 0.5].map((reward, number) => ({
  genotype: { number },
  reward,
}));

test('a trial without a reward counts as the worst that has one', () => {
  expect([...rewardsOf(observations)!]).toEqual([0.5, 0.2, 0.2, 0.5]);
});

test('there are no rewards where no trial has one', () => {
  expect(rewardsOf([observations[1]!])).toBeNull();
  expect(rewardsOf([])).toBeNull();
});

test('the best are first, the earlier first among equals', () => {
  expect(bestFirst(observations).map(({ genotype }) => genotype['number'])).toEqual([0, 3, 2]);
});
