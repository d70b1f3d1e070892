import { isBetter } from './dominates.ts';
import { minimised, type Direction } from './objectives.ts';

/**
 * Indices of the points that no other point dominates, in ascending order.
 *
 * Of equal points all or none are returned. Any number of objectives; a dominating point comes
 * first in lexicographic order, so each point is compared with the front before it only.
 * Time O(n log n + n · front · objectives).
 *
 * @throws {RangeError} when a point has another number of objectives or a value is NaN.
 * @example
 * paretoFront([[0.9, 12], [0.8, 20], [0.7, 5]], ['maximize', 'minimize']); // [0, 2]
 */
export function paretoFront(
  points: readonly (readonly number[])[],
  directions: readonly Direction[],
): number[] {
  const costs = minimised(points, directions);
  const order = costs.map((_, index) => index).sort((a, b) => compare(costs[a]!, costs[b]!));
  const front: number[] = [];
  for (const index of order) {
    if (!front.some((member) => isBetter(costs[member]!, costs[index]!))) front.push(index);
  }
  return front.sort((a, b) => a - b);
}

function compare(one: readonly number[], other: readonly number[]): number {
  const objective = one.findIndex((value, at) => value !== other[at]);
  if (objective < 0) return 0;
  return one[objective]! < other[objective]! ? -1 : 1;
}
