import type { Proposal } from '@espalier/protocol';
import { stream } from '@espalier/random';
import { sample } from '@espalier/space';
import { describe, expect, test } from 'vitest';
import { elitistEvolution } from './elitist-evolution.ts';
import { play } from '../tests/play.ts';
import { digitSpace } from '../tests/spaces.ts';
import { studyContext, trialOf } from '../tests/study-context.ts';

const space = digitSpace(4, 5);

type State = ReturnType<typeof elitistEvolution.init>;

/** The parents' rewards after these were told in order. */
function parentsAfter(rewards: readonly (number | null)[], given: object): number[] {
  const context = { ...studyContext, space, options: elitistEvolution.options.parse(given) };
  const start = elitistEvolution.init({ ...context, random: stream('start') });
  const state = rewards.reduce<State>((before, reward, number) => {
    const trial = trialOf({ number, reward, genotype: sample(space, stream(number)) });
    return elitistEvolution.tell({ ...context, state: before, trial });
  }, start);
  return state.parents.map(({ reward }) => reward);
}

describe('tell', () => {
  test('keeps the best that there ever were', () => {
    const rewards = Array.from({ length: 50 }, (_, number) => stream('reward', number).uniform());
    const best = rewards.toSorted((a, b) => b - a).slice(0, 6);
    expect(parentsAfter(rewards, { populationSize: 6 })).toEqual(best);
  });

  test('chooses anew when offspringSize children are told', () => {
    const options = { populationSize: 2, offspringSize: 3 };
    expect(parentsAfter([1, 2, 9, 8], options)).toEqual([2, 1]);
    expect(parentsAfter([1, 2, 9, 8, 0], options)).toEqual([9, 8]);
  });

  test('does not admit trials without a reward', () => {
    expect(parentsAfter([4, null, 5, null], { populationSize: 3 })).toEqual([5, 4]);
  });
});

test('children differ from a parent in one decision while one is new, and from all that was tried', () => {
  const rewardOf = ({ genotype }: Proposal): number =>
    Object.values(genotype).reduce((sum, digit) => sum + digit, 0);
  const trials = play({
    strategy: elitistEvolution,
    space,
    options: { populationSize: 5 },
    trials: 120,
    rewardOf,
  });
  expect(new Set(trials.map(({ fingerprint }) => fingerprint)).size).toBe(120);
  for (const [number, { genotype }] of trials.entries()) {
    if (number < 5 || number >= 60) continue;
    const best = trials
      .slice(0, number)
      .toReversed()
      .toSorted((one, other) => other.reward! - one.reward!)
      .slice(0, 5);
    const distances = best.map(
      (parent) =>
        Object.keys(genotype).filter((path) => genotype[path] !== parent.genotype[path]).length,
    );
    expect(distances).toContain(1);
  }
  expect(Math.max(...trials.map(({ reward }) => reward!))).toBe(16);
});
