import type { SearchSpace } from './search-space.ts';
import type { Genes, Genotype, ValuesOf } from './space.ts';
import { validate } from './validate.ts';
import { readValues } from './walk.ts';

/**
 * The architecture of a genotype: the chosen options in the shape of the genes.
 *
 * @throws {RangeError} when the genotype is not of the space.
 */
export function decode<G extends Genes, N>(
  space: SearchSpace<G, N>,
  genotype: Genotype,
): ValuesOf<G> {
  validate(space, genotype);
  return readValues(space.genes, ({ path }) => genotype[path]!) as ValuesOf<G>;
}
