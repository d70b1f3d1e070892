import { defineStrategy, type Objective, type Trial } from '@espalier/protocol';
import { sample, type Genotype } from '@espalier/space';
import type { Random } from '@espalier/random';
import { z } from 'zod';
import { childOf } from '../parts/child.ts';
import { individualOf } from '../parts/individual.ts';
import { genotypeKey } from '../parts/genotype-key.ts';
import { novel } from '../parts/novel.ts';
import { redrawn } from '../parts/redrawn.ts';
import { hasSeen, noneSeen, withSeen, type Seen } from '../parts/seen.ts';
import { neighbourhoodOf } from './neighbourhood.ts';
import { replaced, type Members } from './replace.ts';
import { simplexWeights } from './weights.ts';

const optionsSchema = z.strictObject({
  subproblems: z.int().min(2).default(10).describe('N: weight vectors, at most'),
  neighbourhoodSize: z
    .int()
    .min(2)
    .default(5)
    .describe('T: subproblems nearest to one, whose solutions breed and compete'),
  localProbability: z
    .number()
    .min(0)
    .max(1)
    .default(0.9)
    .describe('δ: share of children that are bred in the neighbourhood and not among all'),
  mostReplaced: z.int().min(1).default(2).describe('Solutions that a child replaces, at most'),
  crossoverProbability: z
    .number()
    .min(0)
    .max(1)
    .default(1)
    .describe('Share of children that mix two parents before they mutate'),
});
type Options = z.infer<typeof optionsSchema>;

// eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- JSON needs a type alias
type State = {
  /** By subproblem; empty before the first trial. */
  readonly members: Members;
  readonly seen: Seen;
};

/**
 * MOEA/D: the front as many problems of one objective, whose neighbours help each other.
 *
 * Subproblem i minimises the Tchebycheff distance to the best values, weighted by λᵢ, of
 * N = `subproblems` weight vectors that are evenly spread. Trial n is for subproblem n mod N: a
 * uniform draw until that has a solution, then the crossover of two solutions of its
 * T = `neighbourhoodSize` nearest (or of all, with probability 1 - `localProbability`), with one
 * decision redrawn. Told, it replaces up to `mostReplaced` solutions of those, the nearest
 * subproblems first, where it is better: by less violation of constraints, then by the subproblem.
 * The defaults are made for hundreds of trials: see the README.
 *
 * Objectives are scaled by the best and worst values among the solutions. Trials without objectives
 * or violation are not admitted. Genotypes that were told or are pending are not proposed again, as
 * far as 16 children and then 16 uniform draws go. Order of `tell` matters. State: a solution a
 * subproblem and a name a trial.
 * Time per trial: O(N · objectives + decisions).
 *
 * @see Zhang & Li 2007, https://doi.org/10.1109/TEVC.2007.892759 (N = 100, T = 20);
 * Li & Zhang 2009, https://doi.org/10.1109/TEVC.2008.925798 (δ = 0.9, 2 replaced)
 */
export const moead = defineStrategy({
  name: 'moead',
  summary: 'A front as many single objectives whose neighbours breed',
  cite: 'Zhang & Li 2007, "MOEA/D: A Multiobjective Evolutionary Algorithm Based on Decomposition", IEEE Transactions on Evolutionary Computation 11, doi:10.1109/TEVC.2007.892759',
  objectives: 'many',
  fidelities: 'one',
  options: optionsSchema,

  init: (): State => ({ members: [], seen: noneSeen }),

  ask({ space, options, objectives, state: { members, seen }, number, random, pending }) {
    const weights = weightsOf(objectives, options);
    const own = number % weights.length;
    const isWide = random.uniform() >= options.localProbability;
    const pool = poolOf(weights, { own, isWide }, options);
    const parent = parentIn(members, pool, random);
    const { crossoverProbability } = options;
    const drawn = (): Genotype => sample(space, random);
    const bred = (): Genotype =>
      members[own] == null
        ? drawn()
        : childOf({ space, parent, crossoverProbability, mutate: redrawn }, random);
    const nameOf = (genotype: Genotype): string => genotypeKey(space, genotype);
    const isTold = (name: string): boolean => hasSeen(seen, name);
    return { genotype: novel({ nameOf, isTold, pending }, bred, drawn), note: { own, isWide } };
  },

  tell({ space, options, objectives, state, trial }): State {
    const seen = withSeen(state.seen, genotypeKey(space, trial.genotype));
    const child = individualOf(trial);
    if (child === null) return { ...state, seen };
    const weights = weightsOf(objectives, options);
    const place = placeOf(trial);
    const members = state.members.length > 0 ? state.members : weights.map(() => null);
    const pool = poolOf(weights, place, options);
    const signs = objectives.map(({ direction }) => (direction === 'minimize' ? 1 : -1));
    const how = { own: place.own, pool, most: options.mostReplaced, weights, signs };
    return { members: replaced(members, child, how), seen };
  },
});

/** What a child was bred for, and whether its parents could be any. */
interface Place {
  readonly own: number;
  readonly isWide: boolean;
}

function placeOf({ note }: Trial): Place {
  return note as unknown as Place;
}

function weightsOf(
  objectives: readonly Objective[],
  { subproblems }: Options,
): readonly (readonly number[])[] {
  return simplexWeights(objectives.length, subproblems);
}

function poolOf(
  weights: readonly (readonly number[])[],
  { own, isWide }: Place,
  { neighbourhoodSize }: Options,
): readonly number[] {
  return neighbourhoodOf(weights, own, isWide ? weights.length : neighbourhoodSize);
}

function parentIn(members: Members, pool: readonly number[], random: Random): () => Genotype {
  const solved = pool.map((at) => members[at]).filter((member) => member != null);
  return () => random.pick(solved).genotype;
}
