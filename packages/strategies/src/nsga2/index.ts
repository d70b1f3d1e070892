import { defineStrategy } from '@espalier/protocol';
import { sample, type Genotype } from '@espalier/space';
import type { Random } from '@espalier/random';
import { z } from 'zod';
import { childOf } from '../parts/child.ts';
import { directionsOf, individualOf, type Individual } from '../parts/individual.ts';
import { genotypeKey } from '../parts/genotype-key.ts';
import { novel } from '../parts/novel.ts';
import { redrawn } from '../parts/redrawn.ts';
import { hasSeen, noneSeen, withSeen, type Seen } from '../parts/seen.ts';
import { survivorsOf } from './survivors.ts';

const optionsSchema = z.strictObject({
  populationSize: z.int().min(2).default(15).describe('N: parents that survive each generation'),
  offspringSize: z
    .int()
    .min(1)
    .default(1)
    .describe('Children of a generation: N in the paper, 1 is the steady state'),
  crossoverProbability: z
    .number()
    .min(0)
    .max(1)
    .default(0.25)
    .describe('Share of children that mix two parents before they mutate'),
});

// eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- JSON needs a type alias
type State = {
  /** The best by the crowded comparison, the very best first; none before the first selection. */
  readonly parents: readonly Individual[];
  /** Told since the last selection. */
  readonly children: readonly Individual[];
  readonly seen: Seen;
};

/**
 * NSGA-II: a population that moves towards the Pareto front and spreads along it.
 *
 * The first N = `populationSize` trials are uniform draws. Then both parents of a child win a binary
 * tournament by the crowded comparison: the better front of constrained domination, in it the
 * larger crowding distance. The child is their crossover with probability `crossoverProbability`,
 * else the first of them, with one decision redrawn (the paper's rate is 1 of n in the mean). When
 * `offspringSize` children are told, the N best of parents and children are the next parents. The
 * defaults are made for hundreds of trials: see the README.
 *
 * Constraints come first: feasible before infeasible, then less violation. Trials without
 * objectives or violation are not admitted. Genotypes that were told or are pending are not
 * proposed again, as far as 16 children and then 16 uniform draws go. Order of `tell` matters. State:
 * parents, children, and a name a trial. Time per trial: O(decisions), and a selection in O(N log N) for two
 * objectives a generation.
 *
 * @see Deb, Pratap, Agarwal & Meyarivan 2002, https://doi.org/10.1109/4235.996017 (N = 100, 0.9);
 * steady state: Durillo et al. 2009, https://doi.org/10.1007/978-3-642-01020-0_18
 */
export const nsga2 = defineStrategy({
  name: 'nsga2',
  summary: 'Evolves a front: sorted by dominance, spread by crowding',
  cite: 'Deb, Pratap, Agarwal & Meyarivan 2002, "A fast and elitist multiobjective genetic algorithm: NSGA-II", IEEE Transactions on Evolutionary Computation 6, doi:10.1109/4235.996017',
  objectives: 'many',
  fidelities: 'one',
  options: optionsSchema,

  init: (): State => ({ parents: [], children: [], seen: noneSeen }),

  ask({ space, options, state: { parents, seen }, random, pending }) {
    const { crossoverProbability } = options;
    const parent = (): Genotype => winner(parents, random).genotype;
    const drawn = (): Genotype => sample(space, random);
    const bred = (): Genotype =>
      parents.length === 0
        ? drawn()
        : childOf({ space, parent, crossoverProbability, mutate: redrawn }, random);
    const nameOf = (genotype: Genotype): string => genotypeKey(space, genotype);
    const isTold = (name: string): boolean => hasSeen(seen, name);
    return { genotype: novel({ nameOf, isTold, pending }, bred, drawn) };
  },

  tell({ space, options, objectives, state, trial }): State {
    const seen = withSeen(state.seen, genotypeKey(space, trial.genotype));
    const child = individualOf(trial);
    if (child === null) return { ...state, seen };
    const { populationSize, offspringSize } = options;
    const children = [...state.children, child];
    const isYoung = state.parents.length === 0;
    if (children.length < (isYoung ? populationSize : offspringSize))
      return { ...state, children, seen };
    const selection = { size: populationSize, directions: directionsOf(objectives) };
    const parents = survivorsOf([...children, ...state.parents], selection);
    return { parents, children: [], seen };
  },
});

/** Parents stand in the order of the crowded comparison, so the first of two is the better. */
function winner(parents: readonly Individual[], random: Random): Individual {
  const one = random.integer(parents.length);
  return parents[Math.min(one, random.integer(parents.length))]!;
}
