import { stream } from '@espalier/random';
import type { Random } from '@espalier/random';
import { decisions, defineSpace, each, mutate, oneOf, sample } from '@espalier/space';
import type { Genotype, SearchSpace } from '@espalier/space';
import { describe, expect, test } from 'vitest';
import { random as randomSearch } from './random.ts';
import { regularizedEvolution } from './regularized-evolution.ts';
import { studyContext, trialOf } from '../tests/study-context.ts';

const space: SearchSpace = defineSpace({
  name: 'digits',
  summary: 'Four digits of five',
  cite: 'none',
  skeleton: { height: 1, width: 1, channels: 1, classes: 1, widthMultiplier: 1 },
  genes: { digits: each([0, 1, 2, 3], oneOf([0, 1, 2, 3, 4])) },
  build: () => null,
});

type Population = ReturnType<typeof regularizedEvolution.init>;

const scoreOf = (genotype: Genotype): number =>
  Object.values(genotype).reduce((sum, choice) => sum + choice, 0);

const distance = (one: Genotype, other: Genotype): number =>
  decisions(space).filter(({ path }) => one[path] !== other[path]).length;

/** A population of the given rewards, oldest first; the points are drawn. */
function populationOf(rewards: readonly (number | null)[], populationSize: number): Population {
  const options = { populationSize, tournamentSize: 2, crossoverProbability: 0 };
  return rewards.reduce<Population>(
    (state, reward, number) =>
      regularizedEvolution.tell({
        ...studyContext,
        space,
        options,
        state,
        trial: trialOf({ genotype: sample(space, stream('point', number)), reward }),
      }),
    [],
  );
}

const rewardsOf = (population: Population): number[] => population.map(({ reward }) => reward);

describe('ask', () => {
  test('draws as random search draws, from the same stream, until the population is full', () => {
    const options = { populationSize: 8, tournamentSize: 3, crossoverProbability: 0 };
    const state = populationOf([1, 2, 3, 4, 5, 6, 7], 8);
    for (let number = 0; number < 20; number++) {
      const given = (): { random: Random; number: number } => ({
        random: stream('seed', 'ask', number),
        number,
      });
      const context = { ...studyContext, space };
      expect(regularizedEvolution.ask({ ...context, options, state, ...given() })).toEqual(
        randomSearch.ask({ ...context, options: {}, state: null, ...given() }),
      );
    }
  });

  test('mutates one decision of the best of tournamentSize members drawn', () => {
    const state = populationOf([5, 1, 4, 2, 3], 5);
    for (let number = 0; number < 50; number++) {
      const { random, drawn } = watched(stream('watched', number), state);
      const options = { populationSize: 5, tournamentSize: 3, crossoverProbability: 0 };
      const context = { ...studyContext, space, options, state };
      const { genotype: child } = regularizedEvolution.ask({ ...context, random, number });
      const best = Math.max(...drawn.map(({ reward }) => reward));
      const parent = state.find(({ reward }) => reward === best)!;
      expect(drawn).toHaveLength(3);
      expect(distance(child, parent.genotype)).toBe(1);
    }
  });

  test('draws with replacement: the worse of two wins one tournament of two in four', () => {
    const state: Population = [
      { genotype: genotypeOf([0, 0, 0, 0]), reward: 0 },
      { genotype: genotypeOf([4, 4, 4, 4]), reward: 1 },
    ];
    const options = { populationSize: 2, tournamentSize: 2, crossoverProbability: 0 };
    const worse = Array.from({ length: 800 }, (_, number) => {
      const random = stream('replacement', number);
      const context = { ...studyContext, space, options, state };
      return regularizedEvolution.ask({ ...context, random, number }).genotype;
    }).filter((child) => distance(child, state[0]!.genotype) === 1);
    // Binomial(800, 1/4): mean 200, standard deviation 12.2; four of them either side.
    expect(worse.length).toBeGreaterThan(151);
    expect(worse.length).toBeLessThan(249);
  });

  test('proposes what Algorithm 1, written as a plain loop, visits', () => {
    const [populationSize, tournamentSize, cycles] = [10, 3, 60];
    const history: Genotype[] = [];
    const queue: Genotype[] = [];
    while (history.length < cycles) {
      const random = stream('algorithm', history.length);
      let child: Genotype;
      if (queue.length < populationSize) child = sample(space, random);
      else {
        const candidates: Genotype[] = [];
        while (candidates.length < tournamentSize)
          candidates.push(queue[random.integer(queue.length)]!);
        const best = Math.max(...candidates.map(scoreOf));
        child = mutate(
          space,
          candidates.find((candidate) => scoreOf(candidate) === best)!,
          random,
        );
      }
      queue.push(child);
      history.push(child);
      if (queue.length > populationSize) queue.shift();
    }
    expect(proposals({ populationSize, tournamentSize }, cycles)).toEqual(history);
  });
});

test('mixes two parents before it mutates where there is a crossover', () => {
  const state: Population = [0, 1, 2].map((digit) => ({
    genotype: genotypeOf([digit, digit, digit, digit]),
    reward: digit,
  }));
  const options = { populationSize: 3, tournamentSize: 1, crossoverProbability: 1 };
  const mixed = Array.from({ length: 200 }, (_, number) => {
    const random = stream('mixed', number);
    const context = { ...studyContext, space, options, state };
    return regularizedEvolution.ask({ ...context, random, number }).genotype;
  }).filter((child) => state.every(({ genotype }) => distance(child, genotype) > 1));
  // The parents differ in two draws of three, and the mixture has two of each in six of sixteen.
  expect(mixed.length).toBeGreaterThan(200 * (2 / 3) * (6 / 16) * 0.6);
});

describe('tell', () => {
  test('lets the oldest die, not the worst', () => {
    expect(rewardsOf(populationOf([9, 1, 2, 3], 3))).toEqual([1, 2, 3]);
  });

  test('does not admit trials without a reward, so they push nobody out', () => {
    expect(rewardsOf(populationOf([4, null, 5, null, null, 6, null], 3))).toEqual([4, 5, 6]);
  });

  test('keeps nothing of a trial but its point and its reward', () => {
    const [only] = populationOf([4], 3);
    expect(only).toEqual({ genotype: sample(space, stream('point', 0)), reward: 4 });
  });
});

describe('options', () => {
  test('are those of the paper by default', () => {
    expect(regularizedEvolution.options.parse({})).toEqual({
      populationSize: 100,
      tournamentSize: 25,
      crossoverProbability: 0,
    });
  });

  test('refuse a tournament larger than the population', () => {
    expect(() => regularizedEvolution.options.parse({ populationSize: 10 })).toThrow(
      'tournamentSize must be at most populationSize, but got {\\"populationSize\\":10,\\"tournamentSize\\":25',
    );
  });
});

test('finds the best of 625 points within 250 trials', () => {
  const found = proposals({ populationSize: 20, tournamentSize: 5 }, 250);
  expect(Math.max(...found.map(scoreOf))).toBe(16);
});

function proposals(
  given: { populationSize: number; tournamentSize: number; crossoverProbability?: number },
  trials: number,
): Genotype[] {
  const options = regularizedEvolution.options.parse(given);
  const context = { ...studyContext, space, options };
  let state = regularizedEvolution.init({ ...context, random: stream('algorithm') });
  return Array.from({ length: trials }, (_, number) => {
    const random = stream('algorithm', number);
    const { genotype } = regularizedEvolution.ask({ ...context, state, random, number });
    const trial = trialOf({ genotype, reward: scoreOf(genotype) });
    state = regularizedEvolution.tell({ ...context, state, trial });
    return genotype;
  });
}

/** The stream, and what is picked of the population through it. */
function watched(
  random: Random,
  population: Population,
): { random: Random; drawn: Population[number][] } {
  const drawn: Population[number][] = [];
  const pick = <T>(items: readonly T[]): T => {
    const item = random.pick(items);
    const member = population.find((one) => Object.is(one, item));
    if (member !== undefined) drawn.push(member);
    return item;
  };
  return { random: { ...random, pick }, drawn };
}

function genotypeOf(choices: readonly number[]): Genotype {
  return Object.fromEntries(decisions(space).map(({ path }, index) => [path, choices[index]!]));
}
