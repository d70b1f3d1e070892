import { defineStrategy } from '@espalier/protocol';
import { fingerprint, sample, type Genotype } from '@espalier/space';
import { z } from 'zod';
import { childOf } from './parts/child.ts';
import { mutant } from './parts/mutant.ts';
import { novel } from './parts/novel.ts';
import { hasSeen, noneSeen, withSeen, type Seen } from './parts/seen.ts';

const optionsSchema = z.strictObject({
  populationSize: z.int().min(1).default(10).describe('μ: the best trials, from which is bred'),
  offspringSize: z
    .int()
    .min(1)
    .default(1)
    .describe('λ: children that are told before the best of all are chosen anew'),
  crossoverProbability: z
    .number()
    .min(0)
    .max(1)
    .default(0)
    .describe('Share of children that mix two parents before they mutate'),
});

/** A member of the population. */
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- JSON needs a type alias
type Individual = { readonly genotype: Genotype; readonly reward: number };

// eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- JSON needs a type alias
type State = {
  /** The best of all that was selected, the best first. */
  readonly parents: readonly Individual[];
  /** Told since the last selection. */
  readonly children: readonly Individual[];
  readonly seen: Seen;
};

/**
 * Elitist evolution, (μ + λ): breed from the best trials that there ever were.
 *
 * Until μ = `populationSize` feasible trials are known, trials are uniform draws. Then a child is a
 * parent, drawn uniformly, or the crossover of two, with one mutation; when λ = `offspringSize` are
 * told, the μ best of parents and children are the new parents, the younger of equals first. It
 * climbs faster than regularized evolution and believes a lucky reward for ever.
 *
 * Canonical forms that were told or are pending are not proposed again, as far as 16 children and
 * then 16 uniform draws go.
 * Trials without a reward are not admitted. Order of `tell` matters for λ > 1 and among equals.
 * State: the parents, the children and a fingerprint a trial. Time per trial: O(μ + λ + decisions).
 *
 * @see Beyer & Schwefel 2002, "Evolution strategies: A comprehensive introduction", section 4, https://doi.org/10.1023/A:1015059928466
 */
export const elitistEvolution = defineStrategy({
  name: 'elitist-evolution',
  summary: 'Mutates the best ever found; the worst dies',
  cite: 'Beyer & Schwefel 2002, "Evolution strategies: A comprehensive introduction", Natural Computing 1, doi:10.1023/A:1015059928466',
  objectives: 'one',
  fidelities: 'one',
  options: optionsSchema,

  init: (): State => ({ parents: [], children: [], seen: noneSeen }),

  ask({ space, options, state: { parents, seen }, random, pending }) {
    const { populationSize, crossoverProbability } = options;
    const parent = (): Genotype => random.pick(parents).genotype;
    const drawn = (): Genotype => sample(space, random);
    const bred = (): Genotype =>
      parents.length < populationSize
        ? drawn()
        : childOf({ space, parent, crossoverProbability, mutate: mutant }, random);
    const nameOf = (genotype: Genotype): string => fingerprint(space, genotype);
    const isTold = (name: string): boolean => hasSeen(seen, name);
    return { genotype: novel({ nameOf, isTold, pending }, bred, drawn) };
  },

  tell({ options: { populationSize, offspringSize }, state, trial }): State {
    const seen = withSeen(state.seen, trial.fingerprint);
    if (trial.reward === null) return { ...state, seen };
    const child = { genotype: trial.genotype, reward: trial.reward };
    const children = [...state.children, child];
    const isYoung = state.parents.length < populationSize;
    if (!isYoung && children.length < offspringSize) return { ...state, children, seen };
    const all = [...children.toReversed(), ...state.parents];
    const parents = all
      .toSorted((one, other) => other.reward - one.reward)
      .slice(0, populationSize);
    return { parents, children: [], seen };
  },
});
