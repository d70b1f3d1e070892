import { defineStrategy } from '@espalier/protocol';
import type { AskContext } from '@espalier/protocol';
import { sample } from '@espalier/space';
import type { Genotype } from '@espalier/space';
import { z } from 'zod';
import { encodings } from '../models/encoder.ts';
import { emptyHistory, withTrial } from '../models/history.ts';
import { mutantsOf } from '../models/mutants.ts';
import { bestFirst } from '../models/observation.ts';
import { emptySnapshot, renewed } from '../models/snapshot.ts';
import { firstUnseen } from '../models/unseen.ts';
import { expectedImprovement } from './expected-improvement.ts';
import { surrogateOf } from './surrogate.ts';
import type { SurrogateState } from './surrogate.ts';

const optionsSchema = z.strictObject({
  numInit: z.int().min(1).default(10).describe('Uniform draws before the first model'),
  encoding: z
    .enum(encodings)
    .default('decisions')
    .describe('What distances are of: decisions, or paths through the cells'),
  numCandidates: z
    .int()
    .min(2)
    .default(200)
    .describe('Points among which the largest expected improvement is sought'),
  numParents: z
    .int()
    .min(1)
    .default(5)
    .describe('Best trials whose mutants are half of the candidates'),
  mostTrials: z
    .int()
    .min(2)
    .default(300)
    .describe('Trials that the model is fitted to; above it the worst of the older half leave'),
});
type Options = z.infer<typeof optionsSchema>;

/** Hyperparameters are chosen anew when the trials are more by this factor. */
const growth = 1.25;

/**
 * Bayesian optimization: try where a Gaussian process expects the most improvement.
 *
 * Rewards, bounded below and standardised, have a Matérn 5/2 prior over the distance of encodings; its
 * length scale and noise are the likeliest on a grid, chosen when the trials are a quarter more than
 * last time. Half of the candidates are mutants of the best `numParents` trials, half uniform draws, and
 * the one with the largest EI(x) = E[max(f(x) - best, 0)] that was not tried is proposed.
 *
 * The first `numInit` told trials are uniform draws, and it goes on so until one has a reward.
 * Trials without a reward (infeasible, failed) count as the worst reward seen: EI leads away from
 * them, and a value from outside the scale would flatten the rest. Pending points count as measured
 * at their mean, the kriging believer. A canonical form that was told or is pending is passed over. State:
 * the last or best `mostTrials`, and fingerprints of all. Order of `tell` matters: for what is kept and when
 * hyperparameters are chosen. With n = min(trials, `mostTrials`) an `ask` takes O(n³ + numCandidates · n²),
 * the cube once a state, and O((n + pending)³) more where points are pending; `tell` fits nothing.
 *
 * @see Snoek, Larochelle and Adams 2012, "Practical Bayesian Optimization of Machine Learning
 * Algorithms", https://arxiv.org/abs/1206.2944
 * @see Jones, Schonlau and Welch 1998, https://doi.org/10.1023/A:1008306431147
 */
export const gp = defineStrategy({
  name: 'gp',
  summary: 'A Gaussian process; tries where it expects most improvement',
  cite: 'Snoek et al. 2012, "Practical Bayesian Optimization of Machine Learning Algorithms", NeurIPS 25, arXiv:1206.2944',
  objectives: 'one',
  fidelities: 'one',
  options: optionsSchema,

  init: (): SurrogateState => ({ history: emptyHistory, tuning: emptySnapshot }),

  ask(context) {
    const known = { ...context, seen: context.state.history.seen };
    return { genotype: firstUnseen(known, candidatesOf(context), context.random) };
  },

  tell({ options, state, trial }): SurrogateState {
    const history = withTrial(state.history, trial, options.mostTrials);
    const due = Math.max(options.numInit, growth * state.tuning.told);
    return { history, tuning: renewed(state.tuning, history, due) };
  },
});

/** Points by expected improvement, the largest first; none before there is a model. */
function candidatesOf(context: AskContext<Options, SurrogateState>): Genotype[] {
  const { space, options, state, random, pending } = context;
  const { told, kept } = state.history;
  const surrogate = told < options.numInit ? null : surrogateOf(context, pending);
  if (surrogate === null) return [];
  const parents = bestFirst(kept).slice(0, options.numParents);
  const count = Math.floor(options.numCandidates / 2);
  const mutants = mutantsOf(space, { parents, count }, random);
  const drawn = Array.from({ length: options.numCandidates - count }, () => sample(space, random));
  return [...mutants, ...drawn]
    .map((genotype) => ({
      genotype,
      gain: expectedImprovement(surrogate.at(genotype), surrogate.best),
    }))
    .sort((one, other) => other.gain - one.gain)
    .map(({ genotype }) => genotype);
}
