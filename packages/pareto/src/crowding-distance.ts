import { minimised, type Costs } from './objectives.ts';

/**
 * How far the neighbours of every point of a front are, as NSGA-II measures diversity.
 *
 * With the points sorted by objective m and f^m the values in that order,
 * distance(i) = Σₘ (f^m(i + 1) - f^m(i - 1)) / (max f^m - min f^m)
 *
 * and infinity for the first and the last of every objective. An objective in which all values are
 * equal adds nothing. Ties keep the order in which the points are given. Directions do not matter.
 * Time O(objectives · n log n).
 *
 * @returns A distance for each point, in the order of the points; infinity for up to two points.
 * @throws {RangeError} when points have different numbers of objectives or a value is not finite.
 * @see Deb et al. 2002, "NSGA-II", section III-B, https://doi.org/10.1109/4235.996017
 */
export function crowdingDistance(points: readonly (readonly number[])[]): number[] {
  const objectives = points[0]?.length ?? 0;
  const costs = minimised(
    points,
    Array.from({ length: objectives }, () => 'minimize' as const),
  );
  checkFinite(points);
  const distances = new Float64Array(costs.count);
  for (let objective = 0; objective < objectives; objective++) {
    addGaps(distances, column(costs, objective));
  }
  return Array.from(distances);
}

function column({ values, count, objectives }: Costs, objective: number): Float64Array {
  const picked = new Float64Array(count);
  for (let index = 0; index < count; index++)
    picked[index] = values[index * objectives + objective]!;
  return picked;
}

function addGaps(distances: Float64Array, values: Float64Array): void {
  const order = Uint32Array.from(values, (_, index) => index);
  order.sort((a, b) => values[a]! - values[b]! || a - b);
  const [first, last] = [order[0]!, order.at(-1)!];
  const span = values[last]! - values[first]!;
  if (span > 0) {
    for (let rank = 1; rank < order.length - 1; rank++) {
      const gap = values[order[rank + 1]!]! - values[order[rank - 1]!]!;
      distances[order[rank]!]! += gap / span;
    }
  }
  distances[first] = Infinity;
  distances[last] = Infinity;
}

function checkFinite(points: readonly (readonly number[])[]): void {
  const index = points.findIndex((point) => !point.every(Number.isFinite));
  if (index < 0) return;
  throw new RangeError(
    `objectives of point ${index} must be finite, but got ${points[index]!.join(', ')}. Leave infeasible points out.`,
  );
}
