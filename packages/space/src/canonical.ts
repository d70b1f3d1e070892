import { decode } from './decode.ts';
import { encode } from './encode.ts';
import type { SearchSpace } from './search-space.ts';
import type { Genes, Genotype } from './space.ts';

/**
 * The genotype that stands for all equivalent ones, with its keys in the order of the decisions.
 *
 * Two genotypes with equal canonical forms build networks that compute the same function; a space
 * that declares no `canonical` has every genotype stand for itself.
 *
 * @throws {RangeError} when the genotype is not of the space.
 */
export function canonical<G extends Genes, N>(
  space: SearchSpace<G, N>,
  genotype: Genotype,
): Genotype {
  const values = decode(space, genotype);
  return encode(space, space.canonical?.(values) ?? values);
}
