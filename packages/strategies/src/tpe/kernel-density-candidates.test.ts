import { stream } from '@espalier/random';
import { defineSpace, each, oneOf, sample } from '@espalier/space';
import type { SearchSpace } from '@espalier/space';
import { expect, test } from 'vitest';
import { kernelDensityCandidates } from './kernel-density-candidates.ts';
import type { TrainedObservation } from './kernel-density-candidates.ts';

const space: SearchSpace = defineSpace({
  name: 'digits',
  summary: 'Three digits of four',
  cite: 'none',
  skeleton: { height: 1, width: 1, channels: 1, classes: 1, widthMultiplier: 1 },
  genes: { digits: each([0, 1, 2], oneOf([0, 1, 2, 3])) },
  build: () => null,
});
const options = {
  numSamples: 16,
  randomFraction: 0,
  topNPercent: 15,
  bandwidthFactor: 3,
  minBandwidth: 0.001,
};

/** Draws rewarded by their mean digit, or what `rewardOf` says of it. */
function observed(
  count: number,
  epochs: number,
  rewardOf = (score: number): number | null => score,
): TrainedObservation[] {
  return Array.from({ length: count }, (_, number) => {
    const genotype = sample(space, stream('observed', epochs, number));
    const sum = Object.values(genotype).reduce((total, digit) => total + digit, 0);
    return { genotype, reward: rewardOf(sum / 9), epochs };
  });
}

const meanOf = (genotype: Readonly<Record<string, number>>): number =>
  Object.values(genotype).reduce((total, digit) => total + digit, 0) / 9;
const proposed = (observations: TrainedObservation[], over = {}): number => {
  const leaders = Array.from({ length: 50 }, (_, number) => {
    const random = stream('propose', number);
    return kernelDensityCandidates({
      space,
      observations,
      options: { ...options, ...over },
      random,
    });
  });
  return leaders.reduce((sum, [first]) => sum + meanOf(first!), 0) / leaders.length;
};

test('leads with points like the good ones', () => {
  expect(proposed(observed(30, 9))).toBeGreaterThan(0.75);
  expect(proposed(observed(30, 9, (score) => -score))).toBeLessThan(0.25);
});

test('believes the longest training with N_min + 2 = 6 observations', () => {
  const short = observed(30, 1, (score) => -score);
  expect(proposed([...short, ...observed(5, 9)])).toBeLessThan(0.25);
  expect(proposed([...short, ...observed(30, 9)])).toBeGreaterThan(0.75);
});

test('draws uniformly with the probability given, and before there is a model', () => {
  const uniform = (observations: TrainedObservation[], randomFraction: number): void => {
    const random = stream('uniform');
    const candidates = kernelDensityCandidates({
      ...{ space, observations, random },
      options: { ...options, randomFraction },
    });
    const same = stream('uniform');
    same.uniform();
    expect(candidates).toEqual([sample(space, same)]);
  };
  uniform(observed(30, 9), 1);
  uniform(observed(5, 9), 0);
  uniform(
    observed(30, 9, () => null),
    0,
  );
});

test('counts what has no reward as the worst', () => {
  const halfFail = observed(40, 9, (score) => (score < 0.4 ? null : score));
  expect(proposed(halfFail)).toBeGreaterThan(0.7);
});
