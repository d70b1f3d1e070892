import type { Random } from '@espalier/random';
import { mutate, sample, type Genotype, type SearchSpace } from '@espalier/space';

/**
 * The genotype with one decision redrawn, or a uniform draw where nothing else lies next to it.
 *
 * The latter happens in spaces of one architecture, and where a constraint parts a point from all
 * others. Time: that of `mutate`.
 */
export function mutant(space: SearchSpace, genotype: Genotype, random: Random): Genotype {
  try {
    return mutate(space, genotype, random);
  } catch (error) {
    if (error instanceof RangeError) return sample(space, random);
    throw error;
  }
}
