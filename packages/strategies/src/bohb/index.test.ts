import type { Proposal } from '@espalier/protocol';
import { defineSpace, each, oneOf } from '@espalier/space';
import { expect, test } from 'vitest';
import { playTrainings } from '../../tests/play-trainings.ts';
import { hyperbandBrackets } from '../hyperband.ts';
import { bohb } from './index.ts';

const space = defineSpace({
  name: 'digits',
  summary: 'Six digits of five',
  cite: 'none',
  skeleton: { height: 1, width: 1, channels: 1, classes: 1, widthMultiplier: 1 },
  genes: { digits: each([0, 1, 2, 3, 4, 5], oneOf([0, 1, 2, 3, 4])) },
  build: () => null,
});
const epochs = { least: 1, most: 9 };
const meanDigit = ({ genotype }: Pick<Proposal, 'genotype'>): number =>
  Object.values(genotype).reduce((sum, digit) => sum + digit, 0) / 24;
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const drawn = (trials: ReturnType<typeof playTrainings>): number[] =>
  trials.filter(({ continues }) => continues === undefined).map(meanDigit);

test('trains in the brackets of Hyperband', () => {
  const trials = playTrainings({ strategy: bohb, space, epochs, trials: 20, rewardOf: meanDigit });
  const lengths = hyperbandBrackets(epochs, 3).flatMap((bracket) =>
    bracket.flatMap(({ count, epochs: length }) => new Array<number>(count).fill(length)),
  );
  expect(trials.map((trial) => trial.epochs)).toEqual(lengths);
});

test('draws what is like the good ones, but for the random fraction', () => {
  const late = (randomFraction: number): number => {
    const options = { randomFraction };
    const trials = playTrainings({
      strategy: bohb,
      options,
      space,
      epochs,
      trials: 150,
      rewardOf: meanDigit,
    });
    return mean(drawn(trials).slice(-50));
  };
  expect(late(0)).toBeGreaterThan(0.57);
  expect(Math.abs(late(1) - 0.5)).toBeLessThan(0.05);
});

test('never proposes twice at the bottom what it knows, with 16 under way', () => {
  const trials = playTrainings({
    strategy: bohb,
    space,
    epochs,
    trials: 100,
    lag: 16,
    rewardOf: meanDigit,
  });
  const bottom = trials.filter(({ continues }) => continues === undefined);
  const different = new Set(bottom.map(({ genotype }) => Object.values(genotype).join('')));
  expect(different.size).toBe(bottom.length);
});

test('keeps the options of HpBandSter, with the bandwidth of searches over names', () => {
  expect(bohb.options.parse({})).toEqual({
    eta: 3,
    numSamples: 64,
    randomFraction: 1 / 3,
    topNPercent: 15,
    bandwidthFactor: 3,
    minBandwidth: 0.3,
  });
});
