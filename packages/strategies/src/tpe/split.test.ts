import { expect, test } from 'vitest';
import { split } from './split.ts';

const observations = [0.4, null, 0.9, 0.4, 0.1].map((reward, place) => ({
  genotype: { place },
  reward,
}));
const placesOf = (group: readonly { genotype: { place: number } }[]): number[] =>
  group.map(({ genotype }) => genotype.place);

test('ranks by reward, then by time, and those without a reward last', () => {
  const { good, bad } = split(observations, 2) as ReturnType<typeof split> & {
    good: typeof observations;
    bad: typeof observations;
  };
  expect(placesOf(good)).toEqual([2, 0]);
  expect(placesOf(bad)).toEqual([3, 4, 1]);
});

test('nothing without a reward is good, however many are asked for', () => {
  expect(split(observations, 5).good).toHaveLength(4);
  expect(split([observations[1]!], 1)).toEqual({ good: [], bad: [observations[1]] });
});
