import { stream } from '@espalier/random';
import { decisions, defineSpace, each, oneOf, repeat, validate } from '@espalier/space';
import type { Genotype, SearchSpace } from '@espalier/space';
import { describe, expect, test } from 'vitest';
import { reinforce } from './index.ts';
import { toVector } from '../controller/blocks.ts';
import { policyViews } from '../controller/policy.ts';
import { studyContext, trialOf } from '../../tests/study-context.ts';
import { walkPolicy } from '../../tests/walk-policy.ts';

const space: SearchSpace = defineSpace({
  name: 'letters',
  summary: 'Three letters of four',
  cite: 'none',
  skeleton: { height: 1, width: 1, channels: 1, classes: 1, widthMultiplier: 1 },
  genes: { letters: each([0, 1, 2], oneOf(['a', 'b', 'c', 'd'])) },
  build: () => null,
});

type Options = Parameters<typeof reinforce.init>[0]['options'];
type State = ReturnType<typeof reinforce.init>;

const optionsOf = (given: Partial<Options>): Options =>
  reinforce.options.parse({ hidden: 8, ...given });
const start = (options: Options): State =>
  reinforce.init({ ...studyContext, space, options, random: stream('start') });
const point = (...choices: readonly number[]): Genotype =>
  Object.fromEntries(decisions(space).map(({ path }, index) => [path, choices[index]!]));

function tellAll(
  options: Options,
  rewards: readonly (number | null)[],
  genotype: Genotype = point(1, 2, 3),
): State {
  return rewards.reduce<State>((state, reward) => {
    const trial = trialOf({ genotype, reward });
    return reinforce.tell({ ...studyContext, space, options, state, trial });
  }, start(options));
}

/** Probability that the controller writes the point. */
function probabilityOf(state: State, genotype: Genotype): number {
  const shape = { optionCounts: [4, 4, 4], hidden: 8 };
  const weights = policyViews(shape, toVector(state.parameters));
  const choices = Object.values(genotype);
  return walkPolicy(weights, (_, decision) => choices[decision]!).reduce(
    (product, { logProbabilities, choice }) => product * Math.exp(logProbabilities[choice]!),
    1,
  );
}

describe('tell', () => {
  test('makes a point likelier that did better than before, and one less likely that did worse', () => {
    const options = optionsOf({ entropyWeight: 0 });
    const before = probabilityOf(start(options), point(1, 2, 3));
    expect(probabilityOf(tellAll(options, [0.5, 0.9]), point(1, 2, 3))).toBeGreaterThan(before);
    expect(probabilityOf(tellAll(options, [0.5, 0.1]), point(1, 2, 3))).toBeLessThan(before);
  });

  test('learns nothing from the first trial, which has no baseline', () => {
    const options = optionsOf({ entropyWeight: 0 });
    expect(tellAll(options, [0.7]).parameters).toEqual(start(options).parameters);
  });

  test('counts a trial without a reward as the penalty', () => {
    const penalised = optionsOf({ penaltyReward: -2 });
    expect(tellAll(penalised, [0.5, null])).toEqual(tellAll(penalised, [0.5, -2]));
  });

  test('waits for trialsPerUpdate trials before it moves the parameters', () => {
    const options = optionsOf({ trialsPerUpdate: 3 });
    const initial = start(options).parameters;
    expect(tellAll(options, [0.5, 0.9]).parameters).toEqual(initial);
    expect(tellAll(options, [0.5, 0.9, 0.9]).parameters).not.toEqual(initial);
    expect(tellAll(options, [0.5, 0.9, 0.9])).toMatchObject({ pending: 0, gradient: [] });
  });

  test('averages the gradients of the trials of one update', () => {
    const twice = optionsOf({ trialsPerUpdate: 2, entropyWeight: 0, baselineDecay: 0 });
    const once = optionsOf({ entropyWeight: 0, baselineDecay: 0 });
    // Advantages 0 and 0.4 in one update, against 0 and 0.2 in two: equal first moments but for
    // Adam's decay over the first update, whose gradient is zero.
    const first = toVector(tellAll(twice, [0.5, 0.9]).moments.first);
    const second = toVector(tellAll(once, [0.5, 0.7]).moments.first);
    for (const [index, value] of first.entries()) expect(value).toBeCloseTo(second[index]!, 15);
  });

  test('spreads the policy again by the entropy bonus when rewards are all the same', () => {
    const options = optionsOf({ entropyWeight: 1, initialRange: 1, controllerLearningRate: 0.01 });
    const before = start(options);
    const after = tellAll(options, new Array<number>(60).fill(0.5));
    const spread = (state: State): number =>
      Math.abs(Math.log(64 * probabilityOf(state, point(1, 2, 3))));
    expect(spread(after)).toBeLessThan(spread(before) / 2);
  });
});

describe('ask', () => {
  test('draws points as often as the controller finds them probable', () => {
    const options = optionsOf({ initialRange: 1 });
    const state = start(options);
    const draws = 4000;
    const counts = new Map<string, number>();
    for (let number = 0; number < draws; number++) {
      const random = stream('draw', number);
      const given = { ...studyContext, space, options, state, random, number };
      const drawn = JSON.stringify(reinforce.ask(given).genotype);
      counts.set(drawn, (counts.get(drawn) ?? 0) + 1);
    }
    const points = [0, 1, 2, 3].flatMap((a) =>
      [0, 1, 2, 3].flatMap((b) => [0, 1, 2, 3].map((c) => point(a, b, c))),
    );
    const chiSquare = points.reduce((sum, genotype) => {
      const expected = draws * probabilityOf(state, genotype);
      return sum + ((counts.get(JSON.stringify(genotype)) ?? 0) - expected) ** 2 / expected;
    }, 0);
    expect(chiSquare).toBeLessThan(103.5); // 99.9 % point of chi-square with 63 degrees of freedom
  });
});

test('learns a word that only its last letter pays for, given its first', () => {
  const options = optionsOf({ hidden: 16, controllerLearningRate: 0.02 });
  const rewardOf = (genotype: Genotype): number =>
    genotype['letters.2'] === 3 - genotype['letters.0']! ? 1 : 0;
  let state = start(options);
  const rewards = Array.from({ length: 500 }, (_, number) => {
    const random = stream('word', number);
    const context = { ...studyContext, space, options, state };
    const { genotype } = reinforce.ask({ ...context, random, number });
    const trial = trialOf({ genotype, reward: rewardOf(genotype) });
    state = reinforce.tell({ ...context, trial });
    return rewardOf(genotype);
  });
  const mean = (part: number[]): number =>
    part.reduce((sum, reward) => sum + reward, 0) / part.length;
  expect(mean(rewards.slice(0, 50))).toBeLessThan(0.5);
  expect(mean(rewards.slice(-50))).toBeGreaterThan(0.9);
});

test('writes and learns points whose decisions depend on each other', () => {
  const conditional: SearchSpace = {
    ...space,
    name: 'conditional',
    genes: { layers: repeat([1, 3], oneOf(['a', 'b'])), last: oneOf([0, 1]) },
  };
  const options = optionsOf({});
  const context = { ...studyContext, space: conditional, options };
  let state = reinforce.init({ ...context, random: stream('start') });
  const lengths = new Set<number>();
  for (let number = 0; number < 40; number++) {
    const random = stream('conditional', number);
    const { genotype } = reinforce.ask({ ...context, state, random, number });
    validate(conditional, genotype);
    lengths.add(Object.keys(genotype).length);
    const trial = trialOf({ genotype, reward: genotype['layers.length'] === 1 ? 1 : 0 });
    state = reinforce.tell({ ...context, state, trial });
  }
  expect(lengths).toEqual(new Set([3, 5]));
});
