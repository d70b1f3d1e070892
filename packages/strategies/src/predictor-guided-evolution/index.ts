import { defineStrategy } from '@espalier/protocol';
import type { AskContext } from '@espalier/protocol';
import type { Random } from '@espalier/random';
import type { Genotype } from '@espalier/space';
import { z } from 'zod';
import { encodings } from '../models/encoder.ts';
import { mutantsOf } from '../models/mutants.ts';
import { bestFirst } from '../models/observation.ts';
import type { Observation } from '../models/observation.ts';
import { predictorOf } from '../models/predictor.ts';
import { predictorOptions } from '../models/predictor-options.ts';
import type { PredictorState } from '../models/predictor.ts';
import { predictorSteps } from '../models/predictor-steps.ts';

const optionsSchema = z.strictObject({
  ...predictorOptions,
  encoding: z
    .enum(encodings)
    .default('decisions')
    .describe('What predictors read: decisions, or paths through the cells'),
  populationSize: z.int().min(1).default(20).describe('Best trials that parents are drawn from'),
  tournamentSize: z
    .int()
    .min(1)
    .default(2)
    .describe('Draws with replacement from which the best becomes a parent'),
});
type Options = z.infer<typeof optionsSchema>;

/**
 * Predictor-guided evolution: breed many children, and try the one that is predicted to be the best.
 *
 * The population is the best `populationSize` trials. Each of `numCandidates` children is a mutant of the
 * winner of a tournament of `tournamentSize` members, drawn with replacement; an ensemble of feed-forward networks, trained
 * anew every `k` trials on the rewards, bounded below and standardised, predicts the children,
 * and the one of the largest mean is tried.
 *
 * The first `numInit` told trials are uniform draws, and it goes on so until one has a reward.
 * Trials without a reward (infeasible, failed) are no parents and count as the worst reward seen, so
 * predictors learn to avoid their like. Pending points need no lie: every `ask` breeds children of its own. A
 * canonical form that was told or is pending is passed over. State: the last or best `mostTrials` twice,
 * fingerprints of all, a seed. Order of `tell` matters: for what is kept and learned when. Time as of
 * `bananas`.
 *
 * @see Wei et al. 2022, "NPENAS: Neural Predictor Guided Evolution for Neural Architecture Search",
 * Algorithm 1, https://arxiv.org/abs/2003.12857; its predictors are graph networks
 */
export const predictorGuidedEvolution = defineStrategy({
  name: 'predictor-guided-evolution',
  summary: 'Breeds many children; tries the one predicted to be the best',
  cite: 'Wei et al. 2022, "NPENAS: Neural Predictor Guided Evolution for Neural Architecture Search", IEEE TNNLS, arXiv:2003.12857',
  objectives: 'one',
  fidelities: 'one',
  options: optionsSchema,
  ...predictorSteps<Options>(candidatesOf),
});

/** Children by predicted reward, the largest first; none before there are predictors. */
function candidatesOf(context: AskContext<Options, PredictorState>): Genotype[] {
  const { space, options, state, random } = context;
  const predict = predictorOf(context);
  if (predict === null) return [];
  const population = bestFirst(state.history.kept).slice(0, options.populationSize);
  const parents = Array.from({ length: options.numCandidates }, () =>
    winner(population, options.tournamentSize, random),
  );
  const children = parents.flatMap((parent) =>
    mutantsOf(space, { parents: [parent], count: 1 }, random),
  );
  const predictions = predict(children);
  return [...children.keys()]
    .sort((one, other) => predictions[other]!.mean - predictions[one]!.mean)
    .map((at) => children[at]!);
}

/** The best of members drawn with replacement; they are sorted, so the one with the least place. */
function winner(sorted: readonly Observation[], size: number, random: Random): Observation {
  const places = Array.from({ length: size }, () => random.integer(sorted.length));
  return sorted[Math.min(...places)]!;
}
