import { defineStrategy } from '@espalier/protocol';
import type { Random } from '@espalier/random';
import { sample } from '@espalier/space';
import type { Genotype } from '@espalier/space';
import { z } from 'zod';
import { childOf } from './parts/child.ts';
import { mutant } from './parts/mutant.ts';

const optionsSchema = z
  .strictObject({
    populationSize: z
      .int()
      .min(2)
      .default(100)
      .describe('P: feasible trials kept alive; the oldest leaves first'),
    tournamentSize: z
      .int()
      .min(1)
      .default(25)
      .describe('S: draws with replacement from which the best becomes the parent'),
    crossoverProbability: z
      .number()
      .min(0)
      .max(1)
      .default(0)
      .describe('Share of children that mix two parents before they mutate; 0 in the paper'),
  })
  .refine((given) => given.tournamentSize <= given.populationSize, {
    error: ({ input }) =>
      `tournamentSize must be at most populationSize, but got ${JSON.stringify(input)}. Lower tournamentSize or raise populationSize`,
  });

/** A member of the population. */
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- JSON needs a type alias
type Individual = { readonly genotype: Genotype; readonly reward: number };

/**
 * Regularized (aging) evolution: breed from the best of a random few, and let the oldest die.
 *
 * The population is a queue of the last P = `populationSize` feasible trials. Until it is full,
 * trials are uniform draws, taken exactly as the strategy `random` takes them. Then S =
 * `tournamentSize` members are drawn with replacement, the parent is argmax reward among them (the
 * first drawn on ties), and the child is the parent with one mutation. Each told child enters at
 * the end and the oldest leaves. Losing the oldest, not the worst, is the regularization: a lucky
 * reward cannot stay for ever. With `crossoverProbability` some children are first a crossover of
 * two parents, each the best of a tournament of its own; the paper has none.
 *
 * Trials without a reward (infeasible, failed) are not admitted. As members with the worst reward
 * they would push feasible ones out of the queue by age alone, and under a tight constraint leave
 * a population with nothing to breed from. So uniform drawing goes on until P feasible trials are
 * known, and a reward with a penalty is the better choice where feasible points are rare.
 *
 * The population counts told trials. With lag L up to L - 1 trials are under way: at least
 * P + L - 1 trials are uniform, and a parent is chosen without the L - 1 newest.
 * Order of `tell` matters: it is the age. State: the queue. Time per trial: O(P + decisions).
 *
 * @see Real et al. 2019, "Regularized Evolution for Image Classifier Architecture Search",
 * Algorithm 1, https://arxiv.org/abs/1802.01548 (P = 100, S = 25)
 */
export const regularizedEvolution = defineStrategy({
  name: 'regularized-evolution',
  summary: 'Mutates the best of a random few; the oldest dies',
  cite: 'Real et al. 2019, "Regularized Evolution for Image Classifier Architecture Search", AAAI, arXiv:1802.01548',
  objectives: 'one',
  fidelities: 'one',
  options: optionsSchema,

  init: (): readonly Individual[] => [],

  ask({ space, options, state: population, random }) {
    if (population.length < options.populationSize) return { genotype: sample(space, random) };
    const { tournamentSize, crossoverProbability } = options;
    const parent = (): Genotype => tournament(population, tournamentSize, random).genotype;
    const breeding = { space, parent, crossoverProbability, mutate: mutant };
    return { genotype: childOf(breeding, random) };
  },

  tell({ options, state: population, trial }) {
    if (trial.reward === null) return population;
    const child = { genotype: trial.genotype, reward: trial.reward };
    return [...population, child].slice(-options.populationSize);
  },
});

function tournament(population: readonly Individual[], size: number, random: Random): Individual {
  let best = random.pick(population);
  for (let drawn = 1; drawn < size; drawn++) {
    const rival = random.pick(population);
    if (rival.reward > best.reward) best = rival;
  }
  return best;
}
