import { decisions, type Genotype, type SearchSpace } from '@espalier/space';

/**
 * A name of a genotype: equal for equal ones, whatever the order of their keys.
 *
 * A search of a front tells genotypes apart, not canonical forms: architectures of one form compute
 * the same and may still differ in latency, as in NAS-Bench-201. Time O(decisions).
 */
export function genotypeKey(space: SearchSpace, genotype: Genotype): string {
  return decisions(space)
    .map(({ path }) => genotype[path] ?? '')
    .join();
}
