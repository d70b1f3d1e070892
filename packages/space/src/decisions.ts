import type { SearchSpace } from './search-space.ts';
import type { Decision, Genes } from './space.ts';
import { readValues } from './walk.ts';

const known = new WeakMap<Genes, readonly Decision[]>();

/**
 * The decisions of a space in order: the order of a genotype's keys and of {@link nth}.
 *
 * Depth first, in the order in which the genes are written. Walked once for each space.
 */
export function decisions(space: SearchSpace): readonly Decision[] {
  const found = known.get(space.genes) ?? walk(space.genes);
  known.set(space.genes, found);
  return found;
}

function walk(genes: Genes): readonly Decision[] {
  const found: Decision[] = [];
  readValues(genes, (decision) => {
    found.push(Object.freeze(decision));
    return 0;
  });
  return Object.freeze(found);
}
