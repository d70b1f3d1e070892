import type { Random } from '@espalier/random';
import { crossover, type Genotype, type SearchSpace } from '@espalier/space';

/** Where a child comes from. */
export interface Breeding {
  readonly space: SearchSpace;
  /** Draws a parent; the other one is drawn only where there is a crossover. */
  readonly parent: () => Genotype;
  /** Probability that the child is a mixture of two parents before it mutates. */
  readonly crossoverProbability: number;
  readonly mutate: (space: SearchSpace, genotype: Genotype, random: Random) => Genotype;
}

/**
 * A mixture of two parents, or one of them, mutated.
 *
 * Nothing is drawn for a probability of 0, so that a strategy without crossover keeps its stream.
 */
export function childOf(
  { space, parent, crossoverProbability, mutate }: Breeding,
  random: Random,
): Genotype {
  const first = parent();
  const isMixed = crossoverProbability > 0 && random.uniform() < crossoverProbability;
  return mutate(space, isMixed ? crossover(space, [first, parent()], random) : first, random);
}
