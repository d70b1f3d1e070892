import type { AnyStrategy } from '@espalier/protocol';
import { stream } from '@espalier/random';
import { decisions, nth, sample } from '@espalier/space';
import { describe, expect, test } from 'vitest';
import { nsga2 } from './index.ts';
import { random } from '../random.ts';
import { foundOf, leadingOnes, onesAndZeros } from '../../tests/leading-ones.ts';
import { play } from '../../tests/play.ts';
import { digitSpace } from '../../tests/spaces.ts';
import { studyContext, trialOf } from '../../tests/study-context.ts';

const seeds = ['a', 'b', 'c', 'd', 'e'];

test.each([1, 10])(
  'finds the front of 256 points better than draws do, %i children a time',
  (offspringSize) => {
    const game = { ...leadingOnes(8), trials: 120 };
    const options = { populationSize: 10, offspringSize };
    const found = (strategy: AnyStrategy, given: object): number =>
      seeds.reduce((sum, seed) => {
        const trials = play({ ...game, strategy, options: { ...given }, seed });
        return sum + foundOf(trials.map(({ genotype }) => genotype));
      }, 0);
    expect(found(nsga2, options)).toBeGreaterThan(0.9 * 5 * 9);
    expect(found(random, {})).toBeLessThan(0.6 * 5 * 9);
  },
);

describe('ask', () => {
  const space = digitSpace(6, 4);
  const options = nsga2.options.parse({ populationSize: 4, crossoverProbability: 0 });
  const parents = [0, 1365, 2730, 4095].map((index) => ({
    genotype: nth(space, index),
    values: [0, 0],
    violation: 0,
  }));
  const state = { parents, children: [], seen: [] };
  const context = { ...studyContext, space, objectives: onesAndZeros };
  const child = (number: number, given = options) =>
    nsga2.ask({ ...context, options: given, state, number, random: stream('child', number) })
      .genotype;
  const digits = Array.from({ length: 800 }, (_, number) => Object.values(child(number)));

  test('draws uniformly until the first generation is told', () => {
    const given = { ...context, options, state: { ...state, parents: [] }, number: 0 };
    const { genotype } = nsga2.ask({ ...given, random: stream('first') });
    expect(genotype).toEqual(sample(space, stream('first')));
  });

  test('redraws one decision of the winner of a binary tournament', () => {
    // Parent i of N in the order of the crowded comparison wins (2 (N - i) - 1) / N² of them.
    const wins = [0, 1, 2, 3].map(
      (parent) =>
        digits.filter((word) => word.filter((digit) => digit === parent).length >= 5).length,
    );
    expect(wins.reduce((sum, count) => sum + count, 0)).toBe(800);
    const chiSquare = wins.reduce((sum, count, at) => {
      const expected = (800 * (7 - 2 * at)) / 16;
      return sum + (count - expected) ** 2 / expected;
    }, 0);
    expect(chiSquare).toBeLessThan(16.3); // 99.9 % point of chi-square with 3 degrees of freedom
  });

  test('mixes two parents where there is a crossover', () => {
    const mixing = nsga2.options.parse({ populationSize: 4, crossoverProbability: 1 });
    const words = Array.from({ length: 100 }, (_, number) => Object.values(child(number, mixing)));
    const mixed = words.filter(
      (word) =>
        new Set(word).size > 1 &&
        [0, 1, 2, 3].every((digit) => word.filter((one) => one === digit).length < 5),
    );
    expect(mixed.length).toBeGreaterThan(30);
    for (const word of words) expect(new Set(word).size).toBeLessThanOrEqual(3);
  });

  test('proposes nothing that was told or is pending', () => {
    const tiny = digitSpace(4, 2);
    const trials = play({
      ...leadingOnes(4),
      space: tiny,
      strategy: nsga2,
      options: { populationSize: 3 },
      trials: 10,
      lag: 3,
    });
    expect(new Set(trials.map(({ fingerprint }) => fingerprint)).size).toBe(10);
  });
});

test('admits what violates a constraint, but nothing that failed', () => {
  const space = digitSpace(2, 3);
  const options = nsga2.options.parse({ populationSize: 2 });
  const context = { ...studyContext, space, options, objectives: onesAndZeros };
  const genotype = Object.fromEntries(decisions(space).map(({ path }) => [path, 0]));
  const start = nsga2.init({ ...context, random: stream('start') });
  const failed = trialOf({ genotype, reward: null, outcome: 'failed' });
  const infeasible = trialOf({ genotype, reward: null, violation: 0.3 });
  const after = (trial: typeof failed) => nsga2.tell({ ...context, state: start, trial });
  expect(after(failed).children).toEqual([]);
  expect(after(infeasible).children).toEqual([{ genotype, values: null, violation: 0.3 }]);
});
