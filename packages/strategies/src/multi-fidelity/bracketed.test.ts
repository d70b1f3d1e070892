import { defineSpace, each, oneOf, validate } from '@espalier/space';
import { expect, test } from 'vitest';
import { playTrainings } from '../../tests/play-trainings.ts';
import { samplers, strategies } from '../index.ts';

const space = defineSpace({
  name: 'digits',
  summary: 'Five digits of four',
  cite: 'none',
  skeleton: { height: 1, width: 1, channels: 1, classes: 1, widthMultiplier: 1 },
  genes: { digits: each([0, 1, 2, 3, 4], oneOf([0, 1, 2, 3])) },
  build: () => null,
});
const { hyperband, asha } = strategies;
const rewardOf = ({ genotype }: { readonly genotype: Readonly<Record<string, number>> }) =>
  Object.values(genotype).reduce((sum, digit) => sum + digit, 0) / 15;

test.each(Object.keys(samplers))('asha around %s proposes points and promotes', (sampler) => {
  const options = { sampler, eta: 3 };
  const trials = playTrainings({ strategy: asha, options, space, trials: 24, lag: 4, rewardOf });
  for (const { genotype } of trials) validate(space, genotype);
  expect(trials.some(({ continues }) => continues !== undefined)).toBe(true);
});

test('infeasible architectures take no place in the first rung', () => {
  const trials = playTrainings({
    strategy: hyperband,
    space,
    epochs: { least: 1, most: 3 },
    trials: 12,
    rewardOf: (proposal, number) => (number % 2 === 0 ? null : rewardOf(proposal)),
  });
  // Bracket 1 starts three trainings: trials 1, 3 and 5; the best of them is trial 6.
  const best = [1, 3, 5].toSorted((one, other) => trials[other]!.reward! - trials[one]!.reward!)[0];
  expect(trials.slice(0, 6).every(({ epochs }) => epochs === 1)).toBe(true);
  expect(trials[6]).toMatchObject({ continues: best, epochs: 3 });
});
