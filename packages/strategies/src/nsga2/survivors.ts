import { crowdingDistance, type Direction } from '@espalier/pareto';
import type { Individual } from '../parts/individual.ts';
import { constrainedFronts } from './fronts.ts';

/** How many survive, and by which objectives. */
export interface Selection {
  readonly size: number;
  readonly directions: readonly Direction[];
}

/**
 * The best by the crowded comparison, the very best first.
 *
 * Front after front of constrained domination is taken, in each the individuals with the largest
 * crowding distance first (of equals the one given first), until there are `size`. Time
 * O(n log n) for two objectives.
 *
 * @see Deb et al. 2002, section III-B and III-C
 */
export function survivorsOf(
  individuals: readonly Individual[],
  { size, directions }: Selection,
): readonly Individual[] {
  const survivors: Individual[] = [];
  for (const front of constrainedFronts(individuals, directions)) {
    if (survivors.length >= size) break;
    const members = front.map((at) => individuals[at]!);
    survivors.push(...leastCrowdedFirst(members, directions));
  }
  return survivors.slice(0, size);
}

/** Individuals that violate a constraint may lack objectives; they keep their order. */
function leastCrowdedFirst(
  front: readonly Individual[],
  directions: readonly Direction[],
): readonly Individual[] {
  if (front[0]!.violation > 0) return front;
  // Turned so that less is better: ties then do not depend on how an objective is written.
  const turned = front.map(({ values }) =>
    values!.map((value, at) => (directions[at] === 'minimize' ? value : -value)),
  );
  const distances = crowdingDistance(turned);
  const order = front.map((_, at) => at).sort((a, b) => descending(distances[a]!, distances[b]!));
  return order.map((at) => front[at]!);
}

/** Infinity minus infinity is no number. */
function descending(one: number, other: number): number {
  return one === other ? 0 : other - one;
}
