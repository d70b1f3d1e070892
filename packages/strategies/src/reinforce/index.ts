import { defineStrategy } from '@espalier/protocol';
import { z } from 'zod';
import { adamStep, emptyMoments, type AdamMoments } from '../controller/adam.ts';
import {
  advantageOver,
  emptyBaseline,
  updateBaseline,
  type Baseline,
} from '../controller/baseline.ts';
import { blocksOf, lengthOf, toVector, type Blocks } from '../controller/blocks.ts';
import {
  drawGenotype,
  initialParameters,
  openParameters,
  replay,
  shapeOf,
} from '../controller/controller.ts';
import { controllerOptions } from '../controller/options.ts';
import { addPolicyGradient } from '../controller/policy.ts';

const optionsSchema = z.strictObject({
  ...controllerOptions,
  trialsPerUpdate: z.int().min(1).default(1).describe('Trials whose gradients make one update'),
});

/** The controller as plain JSON; arrays that an update did not change are shared, never written. */
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- JSON needs a type alias
type State = {
  readonly parameters: Blocks;
  readonly moments: AdamMoments;
  readonly baseline: Baseline;
  /** Gradients of the trials told since the last update, summed; empty when there are none. */
  readonly gradient: Blocks;
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
 * Order of `tell` matters: it moves the baseline and the parameters. State: three lists of as many
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
    const shape = shapeOf(space, options.hidden);
    const parameters = initialParameters(shape, options.initialRange, random);
    return {
      parameters,
      moments: emptyMoments(lengthOf(parameters)),
      baseline: emptyBaseline,
      gradient: [],
      pending: 0,
    };
  },

  ask({ space, options, state, random }) {
    const { values } = openParameters(shapeOf(space, options.hidden), state.parameters);
    return { genotype: drawGenotype(values, space, random) };
  },

  tell({ space, options, state, trial }): State {
    const { trialsPerUpdate, entropyWeight, controllerLearningRate: learningRate } = options;
    const reward = trial.reward ?? options.penaltyReward;
    const opened = openParameters(shapeOf(space, options.hidden), state.parameters);
    const { sum: gradient } = opened;
    if (state.pending > 0) toVector(state.gradient, gradient);
    const signal = { advantage: advantageOver(state.baseline, reward), entropyWeight };
    addPolicyGradient(opened, replay(opened.values, space, trial.genotype), signal);
    const baseline = updateBaseline(state.baseline, reward, options.baselineDecay);
    const pending = state.pending + 1;
    if (pending < trialsPerUpdate) {
      const kept = blocksOf(gradient.length, (index) => gradient[index]!);
      return { ...state, baseline, gradient: kept, pending };
    }
    for (let index = 0; index < gradient.length; index++) gradient[index]! /= trialsPerUpdate;
    return { ...adamStep(state, { gradient, learningRate }), baseline, gradient: [], pending: 0 };
  },
});
