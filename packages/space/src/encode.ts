import type { SearchSpace } from './search-space.ts';
import type { Genes, Genotype, ValuesOf } from './space.ts';
import { writeChoices } from './walk.ts';

/**
 * The genotype of an architecture: the inverse of {@link decode}.
 *
 * Options that are objects are found by content, not by identity.
 *
 * @throws {TypeError} naming the path where the values are not of the space.
 */
export function encode<G extends Genes, N>(
  space: SearchSpace<G, N>,
  values: ValuesOf<G>,
): Genotype {
  return writeChoices(space.genes, values);
}
