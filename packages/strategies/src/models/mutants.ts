import type { Random } from '@espalier/random';
import type { Genotype, SearchSpace } from '@espalier/space';
import { mutant } from '../parts/mutant.ts';
import type { Observation } from './observation.ts';

/** Mutants of parents drawn uniformly, with one decision redrawn each. */
export function mutantsOf(
  space: SearchSpace,
  { parents, count }: { readonly parents: readonly Observation[]; readonly count: number },
  random: Random,
): Genotype[] {
  return Array.from({ length: count }, () => mutant(space, random.pick(parents).genotype, random));
}
