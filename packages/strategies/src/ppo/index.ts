import { defineStrategy, type Json } from '@espalier/protocol';
import type { Genotype, SearchSpace } from '@espalier/space';
import { z } from 'zod';
import { adamStep, emptyMoments, type AdamMoments, type Learnt } from '../controller/adam.ts';
import {
  advantageOver,
  emptyBaseline,
  updateBaseline,
  type Baseline,
} from '../controller/baseline.ts';
import { lengthOf, type Blocks } from '../controller/blocks.ts';
import {
  drawGenotype,
  initialParameters,
  openParameters,
  replay,
  shapeOf,
} from '../controller/controller.ts';
import { controllerOptions } from '../controller/options.ts';
import { addPolicyGradient, type PolicyStep } from '../controller/policy.ts';
import { surrogateAdvantages } from './surrogate.ts';

const optionsSchema = z.strictObject({
  ...controllerOptions,
  trialsPerUpdate: z
    .int()
    .min(1)
    .default(10)
    .describe('Trials of a batch, told before it is learnt'),
  updateEpochs: z.int().min(1).default(4).describe('Steps of Adam on each batch'),
  clip: z
    .number()
    .positive()
    .default(0.2)
    .describe('epsilon: ratios of probabilities beyond 1 ± clip earn nothing more'),
});
type Options = z.infer<typeof optionsSchema>;

/** A trial that waits for its batch. */
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- JSON needs a type alias
type Experience = {
  readonly genotype: Genotype;
  readonly advantage: number;
  readonly oldLogProbabilities: readonly number[];
};

/** The controller as plain JSON; arrays that an update did not change are shared, never written. */
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- JSON needs a type alias
type State = {
  readonly parameters: Blocks;
  readonly moments: AdamMoments;
  readonly baseline: Baseline;
  readonly batch: readonly Experience[];
};

/**
 * Reinforcement learning: an LSTM writes the architecture and is trained by proximal policy
 * optimisation.
 *
 * Of every `trialsPerUpdate` trials it takes `updateEpochs` steps of Adam up
 * mean over trials of Σ_t [min(ratio_t · A, clamp(ratio_t, 1 ± clip) · A) + entropyWeight · entropy_t],
 * ratio_t = p(choice_t) / p(choice_t when it was drawn), A = reward - moving average of earlier
 * rewards. Every decision is an action with a ratio of its own. There is no value network: the
 * architecture has one reward, at its end, as in NASNet and MnasNet.
 *
 * `ask` writes the log-probabilities of its choices into the note, so a trial that was drawn under
 * older parameters (lag above 1) is weighed by its true ratio; a trial without a note counts as
 * drawn under the parameters of its `tell`. Order of `tell` matters: it moves the baseline and fills
 * batches. A trial without a reward counts as `penaltyReward`. State: three lists of as many numbers
 * as the controller has. Time per trial O(updateEpochs · decisions · hidden²).
 *
 * @see Schulman et al. 2017, "Proximal Policy Optimization Algorithms", eq. 7, https://arxiv.org/abs/1707.06347
 * @see Zoph et al. 2018, "Learning Transferable Architectures", appendix A, https://arxiv.org/abs/1707.07012
 * @see Tan et al. 2019, "MnasNet", §4.2, https://arxiv.org/abs/1807.11626
 */
export const ppo = defineStrategy({
  name: 'ppo',
  summary: 'An LSTM controller trained by proximal policy optimisation',
  cite: 'Schulman et al. 2017, "Proximal Policy Optimization Algorithms", arXiv:1707.06347; Zoph et al. 2018, "Learning Transferable Architectures for Scalable Image Recognition", CVPR, arXiv:1707.07012',
  objectives: 'one',
  fidelities: 'one',
  options: optionsSchema,

  init({ space, options, random }): State {
    const shape = shapeOf(space, options.hidden);
    const parameters = initialParameters(shape, options.initialRange, random);
    const moments = emptyMoments(lengthOf(parameters));
    return { parameters, moments, baseline: emptyBaseline, batch: [] };
  },

  ask({ space, options, state, random }) {
    const { values } = openParameters(shapeOf(space, options.hidden), state.parameters);
    const genotype = drawGenotype(values, space, random);
    return { genotype, note: logProbabilitiesOf(replay(values, space, genotype)) };
  },

  tell({ space, options, state, trial }): State {
    const reward = trial.reward ?? options.penaltyReward;
    const { genotype, note } = trial;
    const experience: Experience = {
      genotype,
      advantage: advantageOver(state.baseline, reward),
      oldLogProbabilities: isNumbers(note)
        ? note
        : currentLogProbabilities(space, options, { state, genotype }),
    };
    const baseline = updateBaseline(state.baseline, reward, options.baselineDecay);
    const batch = [...state.batch, experience];
    if (batch.length < options.trialsPerUpdate) return { ...state, baseline, batch };
    let learnt: Learnt = state;
    for (let epoch = 0; epoch < options.updateEpochs; epoch++)
      learnt = learnBatch(learnt, batch, { space, options });
    return { ...learnt, baseline, batch: [] };
  },
});

/** One step of Adam on the mean surrogate of a batch. */
function learnBatch(
  learnt: Learnt,
  batch: readonly Experience[],
  { space, options }: { readonly space: SearchSpace; readonly options: Options },
): Learnt {
  const { hidden, clip, entropyWeight, controllerLearningRate: learningRate } = options;
  const opened = openParameters(shapeOf(space, hidden), learnt.parameters);
  for (const experience of batch) {
    const steps = replay(opened.values, space, experience.genotype);
    const advantage = surrogateAdvantages(steps, { ...experience, clip });
    addPolicyGradient(opened, steps, { advantage, entropyWeight });
  }
  const gradient = opened.sum;
  for (let index = 0; index < gradient.length; index++) gradient[index]! /= batch.length;
  return adamStep(learnt, { gradient, learningRate });
}

function logProbabilitiesOf(steps: readonly PolicyStep[]): number[] {
  return steps.map(({ logProbabilities, choice }) => logProbabilities[choice]!);
}

function currentLogProbabilities(
  space: SearchSpace,
  { hidden }: Options,
  { state, genotype }: { readonly state: State; readonly genotype: Genotype },
): number[] {
  const { values } = openParameters(shapeOf(space, hidden), state.parameters);
  return logProbabilitiesOf(replay(values, space, genotype));
}

function isNumbers(note: Json | undefined): note is readonly number[] {
  return Array.isArray(note) && note.every((value) => typeof value === 'number');
}
