import { decisions } from './decisions.ts';
import type { SearchSpace } from './search-space.ts';

/**
 * The exact number of genotypes, Π over decisions of the number of options.
 *
 * Genotypes that share a canonical form are counted apart; a space without decisions has one.
 */
export function size(space: SearchSpace): bigint {
  return decisions(space).reduce((product, { options }) => product * BigInt(options.length), 1n);
}
