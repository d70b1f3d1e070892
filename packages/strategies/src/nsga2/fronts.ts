import { nonDominatedSort, type Direction } from '@espalier/pareto';
import type { Individual } from '../parts/individual.ts';

/**
 * The individuals in fronts of constrained domination, the best front first, by ascending index.
 *
 * a dominates b if a is feasible and b is not, or neither is and a violates less, or both are and a
 * dominates b in the objectives. So the feasible ones are sorted by their objectives, and each
 * level of violation after them is a front. Time that of `nonDominatedSort`.
 *
 * @see Deb et al. 2002, section VI, definition 1
 */
export function constrainedFronts(
  individuals: readonly Individual[],
  directions: readonly Direction[],
): number[][] {
  const feasible: number[] = [];
  const levels = new Map<number, number[]>();
  for (const [at, { violation }] of individuals.entries()) {
    if (violation === 0) feasible.push(at);
    else levels.set(violation, [...(levels.get(violation) ?? []), at]);
  }
  const values = feasible.map((at) => individuals[at]!.values!);
  const fronts = nonDominatedSort(values, directions).map((front) =>
    front.map((at) => feasible[at]!),
  );
  const worse = [...levels].toSorted(([one], [other]) => one - other).map(([, level]) => level);
  return [...fronts, ...worse];
}
