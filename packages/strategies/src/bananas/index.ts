import { defineStrategy } from '@espalier/protocol';
import type { AskContext } from '@espalier/protocol';
import type { Genotype } from '@espalier/space';
import { z } from 'zod';
import { mutantsOf } from '../models/mutants.ts';
import { bestFirst } from '../models/observation.ts';
import { predictorOf } from '../models/predictor.ts';
import { predictorOptions } from '../models/predictor-options.ts';
import type { PredictorState } from '../models/predictor.ts';
import { predictorSteps } from '../models/predictor-steps.ts';
import { thompsonSamples } from './thompson-samples.ts';

const optionsSchema = z.strictObject({
  ...predictorOptions,
  numParents: z.int().min(1).default(10).describe('Best trials whose mutants are the candidates'),
});
type Options = z.infer<typeof optionsSchema>;

/**
 * BANANAS: an ensemble predicts mutants of the best, and independent Thompson sampling picks one.
 *
 * `numEnsemble` feed-forward networks learn the rewards, bounded below and standardised, of the path
 * encodings of the trials (of their decisions where the space has no cells). Of `numCandidates` mutants of the best
 * `numParents` trials the one with the largest draw from N(mean, deviation²) of its predictions is
 * tried. Predictors are trained anew every `k` trials, which are the paper's batch. The paper's
 * predictors have `numLayers` 10 and `predictorEpochs` 150; the default of 2 and 50 was as good on
 * NAS-Bench-201 and is quicker.
 *
 * The first `numInit` told trials are uniform draws, and it goes on so until one has a reward.
 * Trials without a reward (infeasible, failed) count as the worst reward seen, so predictors learn to
 * avoid their like, and a value from outside the scale does not flatten the rest. Pending points need no lie:
 * the draws of Thompson sampling differ by themselves. A canonical form that was told or is pending is
 * passed over. State: the last or best `mostTrials` twice, fingerprints of all, a seed. Order of `tell` matters: for
 * what is kept and learned when. With n = min(trials, `mostTrials`) an `ask` takes O(`numCandidates`), and
 * once in `k` trials O(`numEnsemble` · `predictorEpochs` · n · parameters); `tell` trains nothing.
 *
 * @see White, Neiswanger and Savani 2021, "BANANAS: Bayesian Optimization with Neural Architectures for
 * Neural Architecture Search", https://arxiv.org/abs/1910.11858
 */
export const bananas = defineStrategy({
  name: 'bananas',
  summary: 'An ensemble predicts mutants of the best; Thompson sampling picks',
  cite: 'White et al. 2021, "BANANAS: Bayesian Optimization with Neural Architectures for Neural Architecture Search", AAAI, arXiv:1910.11858',
  objectives: 'one',
  fidelities: 'one',
  options: optionsSchema,
  ...predictorSteps<Options>(candidatesOf),
});

/** Mutants of the best by a draw of what they are worth; none before there are predictors. */
function candidatesOf(context: AskContext<Options, PredictorState>): Genotype[] {
  const { space, options, state, random } = context;
  const predict = predictorOf(context);
  if (predict === null) return [];
  const parents = bestFirst(state.history.kept).slice(0, options.numParents);
  const mutants = mutantsOf(space, { parents, count: options.numCandidates }, random);
  const samples = thompsonSamples(predict(mutants), random);
  return [...mutants.keys()]
    .sort((one, other) => samples[other]! - samples[one]!)
    .map((at) => mutants[at]!);
}
