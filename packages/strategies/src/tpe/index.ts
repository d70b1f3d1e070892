import { defineStrategy } from '@espalier/protocol';
import type { AskContext } from '@espalier/protocol';
import { sample } from '@espalier/space';
import type { Genotype } from '@espalier/space';
import { z } from 'zod';
import { emptyHistory, withTrial } from '../models/history.ts';
import type { History } from '../models/history.ts';
import { firstUnseen } from '../models/unseen.ts';
import { split } from './split.ts';
import { treeDensity } from './tree-density.ts';

const optionsSchema = z.strictObject({
  numInit: z.int().min(1).default(10).describe('Uniform draws before the first model'),
  gamma: z.number().gt(0).lt(1).default(0.25).describe('Share of the trials that count as good'),
  numCandidates: z
    .int()
    .min(1)
    .default(24)
    .describe('Points drawn from the good density, of which the best ratio is tried'),
  mostTrials: z
    .int()
    .min(2)
    .default(1000)
    .describe('Trials that the model is fitted to; above it the worst of the older half leave'),
});
type Options = z.infer<typeof optionsSchema>;

/**
 * Tree-structured Parzen estimator: try what is likely among good points and unlikely among others.
 *
 * With l the density of the best ⌈γ n⌉ trials and g that of the others, the expected improvement
 * (γ + (1 - γ) g(x) / l(x))⁻¹ is the greatest of `numCandidates` points drawn from l. Densities are products
 * over decisions: counts with a uniform prior for options without an order, adaptive Parzen
 * estimates for numbers; a decision that exists only beside some option is learned from the
 * points that have it.
 *
 * The defaults γ = 0.25 and 24 candidates are those of hyperopt, the authors' program, which takes
 * γ √n trials.
 *
 * The first `numInit` told trials are uniform draws, and it goes on so until one has a reward.
 * Trials without a reward (infeasible, failed) are in g: the ratio needs no number for them. Pending
 * points are in g too, which keeps the next ones away from them. A canonical form that was told or is
 * pending is passed over. State: the last or best `mostTrials`, and fingerprints of all. Order of
 * `tell` matters among equal rewards and for what is kept. Time per `ask`: O((mostTrials + numCandidates) ·
 * decisions), nothing is fitted in `tell`.
 *
 * @see Bergstra et al. 2011, "Algorithms for Hyper-Parameter Optimization", section 4,
 * https://papers.nips.cc/paper/4443-algorithms-for-hyper-parameter-optimization
 */
export const tpe = defineStrategy({
  name: 'tpe',
  summary: 'Tries what good points have and others do not',
  cite: 'Bergstra et al. 2011, "Algorithms for Hyper-Parameter Optimization", NeurIPS 24',
  objectives: 'one',
  fidelities: 'one',
  options: optionsSchema,

  init: (): History => emptyHistory,

  ask(context) {
    const known = { ...context, seen: context.state.seen };
    return { genotype: firstUnseen(known, candidatesOf(context), context.random) };
  },

  tell: ({ options, state, trial }) => withTrial(state, trial, options.mostTrials),
});

/** Points of the good density, the best ratio first; one uniform draw where there is none yet. */
function candidatesOf(context: AskContext<Options, History>): Genotype[] {
  const { space, options, state, random, pending } = context;
  const { good, bad } = split(state.kept, Math.ceil(options.gamma * state.kept.length));
  if (state.told < options.numInit || good.length === 0) return [sample(space, random)];
  const goodDensity = treeDensity(space, good.map(genotypeOf));
  const badDensity = treeDensity(space, [...bad, ...pending].map(genotypeOf));
  const scored = Array.from({ length: options.numCandidates }, () => {
    const genotype = goodDensity.draw(random);
    return { genotype, ratio: goodDensity.logMass(genotype) - badDensity.logMass(genotype) };
  });
  return scored.sort((one, other) => other.ratio - one.ratio).map(genotypeOf);
}

function genotypeOf({ genotype }: { readonly genotype: Genotype }): Genotype {
  return genotype;
}
