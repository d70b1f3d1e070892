import { stream } from '@espalier/random';
import { decisions, defineSpace, each, oneOf, type Genotype } from '@espalier/space';
import { describe, expect, test } from 'vitest';
import { toVector } from '../controller/blocks.ts';
import { policyViews } from '../controller/policy.ts';
import { reinforce } from '../reinforce/index.ts';
import { studyContext, trialOf } from '../../tests/study-context.ts';
import { walkPolicy } from '../../tests/walk-policy.ts';
import { ppo } from './index.ts';

const space = defineSpace({
  name: 'letters',
  summary: 'Three letters of four',
  cite: 'none',
  skeleton: { height: 1, width: 1, channels: 1, classes: 1, widthMultiplier: 1 },
  genes: { letters: each([0, 1, 2], oneOf(['a', 'b', 'c', 'd'])) },
  build: () => null,
});

type Options = Parameters<typeof ppo.init>[0]['options'];
type State = ReturnType<typeof ppo.init>;

const optionsOf = (given: Partial<Options>): Options => ppo.options.parse({ hidden: 8, ...given });
const start = (options: Options): State =>
  ppo.init({ ...studyContext, space, options, random: stream('start') });
const point = (...choices: readonly number[]): Genotype =>
  Object.fromEntries(decisions(space).map(({ path }, index) => [path, choices[index]!]));
const tellAll = (options: Options, rewards: readonly (number | null)[]): State =>
  rewards.reduce<State>((state, reward) => {
    const trial = trialOf({ genotype: point(1, 2, 3), reward });
    return ppo.tell({ ...studyContext, space, options, state, trial });
  }, start(options));

function probabilityOf(state: State, genotype: Genotype): number {
  const weights = policyViews({ optionCounts: [4, 4, 4], hidden: 8 }, toVector(state.parameters));
  const choices = Object.values(genotype);
  return Math.exp(
    walkPolicy(weights, (_, decision) => choices[decision]!).reduce(
      (sum, { logProbabilities, choice }) => sum + logProbabilities[choice]!,
      0,
    ),
  );
}

test('one step on a batch of one is the step of REINFORCE', () => {
  const options = optionsOf({ trialsPerUpdate: 1, updateEpochs: 1 });
  const { clip: _, updateEpochs: __, ...rest } = options;
  const learnt = tellAll(options, [0.5, 0.9]);
  const context = { ...studyContext, space, options: rest };
  const reinforced = [0.5, 0.9].reduce(
    (state, reward) => {
      const trial = trialOf({ genotype: point(1, 2, 3), reward });
      return reinforce.tell({ ...context, state, trial });
    },
    reinforce.init({ ...context, random: stream('start') }),
  );
  expect(learnt.parameters).toEqual(reinforced.parameters);
});

describe('tell', () => {
  test('waits for a batch, then makes likelier what did better than before', () => {
    const options = optionsOf({ trialsPerUpdate: 2, entropyWeight: 0 });
    expect(tellAll(options, [0.5]).parameters).toEqual(start(options).parameters);
    const before = probabilityOf(start(options), point(1, 2, 3));
    expect(probabilityOf(tellAll(options, [0.5, 0.9]), point(1, 2, 3))).toBeGreaterThan(before);
    expect(probabilityOf(tellAll(options, [0.5, 0.1]), point(1, 2, 3))).toBeLessThan(before);
    expect(tellAll(options, [0.5, 0.9]).batch).toEqual([]);
  });

  test('moves the policy on a batch hardly beyond the clip, however many steps it takes', () => {
    const probabilities = [0.02, 0.4].map((clip) => {
      const steps = { trialsPerUpdate: 2, updateEpochs: 40, controllerLearningRate: 0.003 };
      const options = optionsOf({ ...steps, clip, entropyWeight: 0 });
      return probabilityOf(tellAll(options, [0.5, 0.9]), point(1, 2, 3));
    });
    const before = probabilityOf(start(optionsOf({})), point(1, 2, 3));
    // Momentum carries Adam a little past the point where the slope becomes 0.
    expect(probabilities[0]! / before).toBeLessThan(1.02 ** 3 * 1.5);
    expect(probabilities[1]! / before).toBeGreaterThan(1.4 ** 2);
  });

  test('counts a trial without a reward as the penalty', () => {
    const penalised = optionsOf({ penaltyReward: -2, trialsPerUpdate: 2 });
    expect(tellAll(penalised, [0.5, null])).toEqual(tellAll(penalised, [0.5, -2]));
  });
});

test('notes the log-probabilities of its choices', () => {
  const options = optionsOf({ initialRange: 1 });
  const state = start(options);
  const random = stream('draw');
  const asked = { ...studyContext, space, options, state, random, number: 0 };
  const { genotype, note } = ppo.ask(asked);
  const sum = (note as number[]).reduce((total, value) => total + value, 0);
  expect(Math.exp(sum)).toBeCloseTo(probabilityOf(state, genotype), 12);
});

test('learns a word that only its last letter pays for, given its first', () => {
  const options = optionsOf({ hidden: 16, controllerLearningRate: 0.02 });
  const rewardOf = (genotype: Genotype): number =>
    genotype['letters.2'] === 3 - genotype['letters.0']! ? 1 : 0;
  let state = start(options);
  const rewards = Array.from({ length: 500 }, (_, number) => {
    const context = { ...studyContext, space, options, state };
    const proposal = ppo.ask({ ...context, random: stream('word', number), number });
    const reward = rewardOf(proposal.genotype);
    state = ppo.tell({ ...context, trial: trialOf({ ...proposal, number, reward }) });
    return reward;
  });
  const mean = (part: number[]): number =>
    part.reduce((sum, reward) => sum + reward, 0) / part.length;
  expect(mean(rewards.slice(0, 50))).toBeLessThan(0.5);
  expect(mean(rewards.slice(-50))).toBeGreaterThan(0.9);
});
