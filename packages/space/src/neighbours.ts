import { decisions } from './decisions.ts';
import type { SearchSpace } from './search-space.ts';
import type { Genotype } from './space.ts';
import { validate } from './validate.ts';

/**
 * Every genotype that differs in exactly one decision, by decision and then by option.
 *
 * There are Σ (options - 1) of them; some may share the canonical form of `genotype`.
 *
 * @throws {RangeError} when the genotype is not of the space.
 */
export function* neighbours(space: SearchSpace, genotype: Genotype): Generator<Genotype> {
  validate(space, genotype);
  for (const { path, options } of decisions(space)) {
    for (let choice = 0; choice < options.length; choice++) {
      if (choice !== genotype[path]) yield { ...genotype, [path]: choice };
    }
  }
}
