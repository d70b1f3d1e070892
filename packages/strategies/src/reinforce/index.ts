import { defineStrategy } from '@espalier/protocol';
import type { Trial } from '@espalier/protocol';
import type { Random } from '@espalier/random';
import { choose, decisions } from '@espalier/space';
import type { Decision, SearchSpace } from '@espalier/space';
import { z } from 'zod';
import { adamStep, emptyMoments } from './adam.ts';
import type { AdamMoments } from './adam.ts';
import { advantageOver, emptyBaseline, updateBaseline } from './baseline.ts';
import type { Baseline } from './baseline.ts';
import { toNumbers, toVector } from './numbers.ts';
import { addPolicyGradient, policyLength, policyViews, startWalk } from './policy.ts';
import type { PolicyShape, PolicyWalk } from './policy.ts';

const optionsSchema = z.strictObject({
  hidden: z.int().min(1).default(64).describe('Units of the LSTM layer and of the embeddings'),
  controllerLearningRate: z.number().positive().default(0.0035).describe('Step size of Adam'),
  baselineDecay: z
    .number()
    .min(0)
    .lt(1)
    .default(0.95)
    .describe('Share of the old value in the moving average of rewards'),
  entropyWeight: z
    .number()
    .min(0)
    .default(0.01)
    .describe('Reward for each nat of entropy of the policy; more explores longer'),
  trialsPerUpdate: z.int().min(1).default(1).describe('Trials whose gradients make one update'),
  initialRange: z
    .number()
    .positive()
    .default(0.1)
    .describe('Parameters start uniform in [-initialRange, initialRange]'),
  penaltyReward: z
    .number()
    .default(0)
    .describe('Reward that an infeasible or failed trial counts as; below any feasible reward'),
});
type Options = z.infer<typeof optionsSchema>;

/** The controller as plain JSON; arrays that an update did not change are shared, never written. */
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- JSON needs a type alias
type State = {
  readonly parameters: readonly number[];
  readonly moments: AdamMoments;
  readonly baseline: Baseline;
  /** Gradients of the trials told since the last update, summed; empty when there are none. */
  readonly gradient: readonly number[];
  readonly pending: number;
};

/**
 * Reinforcement learning: an LSTM writes the architecture, decision by decision, and is trained by
 * REINFORCE on the rewards.
 *
 * maximise Σ_t [(reward - baseline) · log p(choice_t | choices before t) + entropyWeight ·
 * entropy_t], baseline = moving average of earlier rewards, by Adam on the mean of
 * `trialsPerUpdate` trials.
 *
 * One LSTM layer reads the embedding of the previous choice; every decision has its own softmax.
 * Defaults are made for hundreds of trials, where the papers had 12,800 and 20,000: see the README.
 * A trial without a reward counts as `penaltyReward`, so the controller learns to avoid it. The
 * gradient is taken at `tell`, from the genotype, under the parameters of that moment. With lag L
 * these are up to L - 1 trials newer than those that drew it, so the estimator is off-policy by as
 * much; the delay is not corrected for, as it was not in the papers' asynchronous controllers.
 * Order of `tell` matters: it moves the baseline and the parameters. State: three arrays of as many
 * numbers as the controller has (about 58,000 for 22 decisions of 9 options). Time per trial:
 * O(decisions · hidden²). Same bits wherever `Math.exp` and `Math.tanh` are the same.
 *
 * @see Zoph & Le 2017, "Neural Architecture Search with Reinforcement Learning",
 * https://arxiv.org/abs/1611.01578
 * @see Williams 1992, https://doi.org/10.1007/BF00992696
 */
export const reinforce = defineStrategy({
  name: 'reinforce',
  summary: 'An LSTM controller trained by policy gradient',
  cite: 'Zoph & Le 2017, "Neural Architecture Search with Reinforcement Learning", ICLR, arXiv:1611.01578; Williams 1992, Machine Learning 8',
  objectives: 'one',
  fidelities: 'one',
  options: optionsSchema,

  init({ space, options, random }): State {
    const length = policyLength(shapeOf(space, options));
    const draw = (): number => options.initialRange * (2 * random.uniform() - 1);
    return {
      parameters: Array.from({ length }, draw),
      moments: emptyMoments(length),
      baseline: emptyBaseline,
      gradient: [],
      pending: 0,
    };
  },

  ask({ space, options, state, random }) {
    const weights = policyViews(shapeOf(space, options), toVector(state.parameters));
    let walk: PolicyWalk;
    const answer = (_: Decision, position: number): number => {
      if (position === 0) walk = startWalk(weights);
      return walk.take(position, (logProbabilities) => drawOption(logProbabilities, random));
    };
    return { genotype: choose(space, answer, random) };
  },

  tell({ space, options, state, trial }): State {
    const reward = trial.reward ?? options.penaltyReward;
    const advantage = advantageOver(state.baseline, reward);
    const gradient = gradientWith({ space, options, state, trial }, advantage);
    const baseline = updateBaseline(state.baseline, reward, options.baselineDecay);
    const pending = state.pending + 1;
    if (pending < options.trialsPerUpdate)
      return { ...state, baseline, gradient: toNumbers(gradient), pending };
    return { ...updated(state, options, gradient), baseline, gradient: [], pending: 0 };
  },
});

interface Told {
  readonly space: SearchSpace;
  readonly options: Options;
  readonly state: State;
  readonly trial: Trial;
}

function shapeOf(space: SearchSpace, { hidden }: Options): PolicyShape {
  return { hidden, optionCounts: decisions(space).map(({ options }) => options.length) };
}

function drawOption(logProbabilities: Float64Array, random: Random): number {
  let left = random.uniform();
  for (let option = 0; option < logProbabilities.length - 1; option++) {
    left -= Math.exp(logProbabilities[option]!);
    if (left < 0) return option;
  }
  return logProbabilities.length - 1;
}

/** The pending gradient plus that of one trial, replayed under the current parameters. */
function gradientWith({ space, options, state, trial }: Told, advantage: number): Float64Array {
  const shape = shapeOf(space, options);
  const sum =
    state.pending === 0 ? new Float64Array(state.parameters.length) : toVector(state.gradient);
  const values = policyViews(shape, toVector(state.parameters));
  const walk = startWalk(values);
  for (const [position, { path }] of decisions(space).entries()) {
    const choice = trial.genotype[path];
    if (choice !== undefined) walk.take(position, () => choice);
  }
  const signal = { advantage, entropyWeight: options.entropyWeight };
  addPolicyGradient({ values, gradients: policyViews(shape, sum) }, walk.steps, signal);
  return sum;
}

function updated(
  state: State,
  { controllerLearningRate, trialsPerUpdate }: Options,
  sum: Float64Array,
): Pick<State, 'parameters' | 'moments'> {
  for (let index = 0; index < sum.length; index++) sum[index]! /= trialsPerUpdate;
  return adamStep(state.parameters, state.moments, {
    gradient: sum,
    learningRate: controllerLearningRate,
  });
}
