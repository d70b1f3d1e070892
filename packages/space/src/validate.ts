import { decisions } from './decisions.ts';
import { describe } from './describe.ts';
import type { SearchSpace } from './search-space.ts';
import type { Genotype } from './space.ts';

/**
 * Throws unless the genotype is a point of the space: one valid choice for every decision, no more.
 *
 * The order of the keys does not matter. O(decisions).
 *
 * @throws {RangeError} naming the decision's path and what is wrong with it.
 */
export function validate(space: SearchSpace, genotype: Genotype): void {
  const all = decisions(space);
  for (const { path, options } of all) {
    const choice = Object.hasOwn(genotype, path) ? genotype[path] : undefined;
    if (Number.isInteger(choice) && choice! >= 0 && choice! < options.length) continue;
    throw new RangeError(
      `the choice of "${path}" must be an integer from 0 to ${options.length - 1} in space "${space.name}", but got ${describe(choice)}.`,
    );
  }
  if (Object.keys(genotype).length === all.length) return;
  const paths = new Set(all.map(({ path }) => path));
  const stranger = Object.keys(genotype).find((path) => !paths.has(path));
  throw new RangeError(
    `a genotype must hold only decisions of space "${space.name}", but got ${describe(stranger)}.`,
  );
}
