import type { Random } from '@espalier/random';
import { decisions } from './decisions.ts';
import type { SearchSpace } from './search-space.ts';
import type { Genotype } from './space.ts';
import { validate } from './validate.ts';

/**
 * A child that takes every decision from one of its parents, each with probability one half.
 *
 * @param parents - Two genotypes of the space.
 * @throws {RangeError} when a parent is not of the space.
 * @see Syswerda 1989, "Uniform crossover in genetic algorithms", ICGA, pp. 2-9
 */
export function crossover(
  space: SearchSpace,
  [one, other]: readonly [Genotype, Genotype],
  random: Random,
): Genotype {
  validate(space, one);
  validate(space, other);
  return Object.fromEntries(
    decisions(space).map(({ path }) => [path, (random.integer(2) === 0 ? one : other)[path]!]),
  );
}
