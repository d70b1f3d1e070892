import type { Random } from '@espalier/random';
import { decisions } from './decisions.ts';
import type { SearchSpace } from './search-space.ts';
import type { Genotype } from './space.ts';

/** A genotype of the space, each equally likely. */
export function sample(space: SearchSpace, random: Random): Genotype {
  return Object.fromEntries(
    decisions(space).map(({ path, options }) => [path, random.integer(options.length)]),
  );
}
