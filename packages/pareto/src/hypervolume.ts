import { minimised, type Direction } from './objectives.ts';

/** What a hypervolume is measured against. */
export interface HypervolumeOptions {
  readonly directions: readonly Direction[];
  /** The worst point that counts; points not better than it in every objective add nothing. */
  readonly reference: readonly number[];
}

/**
 * Volume of the region that is dominated by the points and dominates the reference.
 *
 * hypervolume = λ(⋃ₚ [p, reference]), with λ the Lebesgue measure and every objective turned to be
 * minimised. Exact for any number of objectives: a sweep of the first objective adds slabs whose
 * cross-section is the hypervolume of the points so far in the others; two objectives end it.
 * Grows with every new non-dominated point and never with a dominated one.
 *
 * Units: the product of the objectives' units. Time O(n log n) for two objectives, and for d > 2
 * O(n^(d-1) log n), meant for fronts of up to some hundred points in three or four objectives.
 *
 * @throws {RangeError} when a point or the reference has another number of objectives, a value is
 * NaN, or there is no objective.
 * @see While et al. 2006, "A faster algorithm for calculating hypervolume", on slicing objectives, https://doi.org/10.1109/TEVC.2005.851275
 */
export function hypervolume(
  points: readonly (readonly number[])[],
  { directions, reference }: HypervolumeOptions,
): number {
  if (directions.length === 0) {
    throw new RangeError('directions must name at least one objective, but got none.');
  }
  const [worst] = minimised([reference], directions);
  const costs = minimised(points, directions).filter((point) =>
    point.every((value, objective) => value < worst![objective]!),
  );
  return volume(costs, worst!);
}

function volume(costs: readonly (readonly number[])[], worst: readonly number[]): number {
  if (costs.length === 0) return 0;
  if (worst.length === 1) return worst[0]! - Math.min(...costs.map(([value]) => value!));
  const order = costs.toSorted((a, b) => a[0]! - b[0]!);
  return worst.length === 2 ? area(order, worst) : slabs(order, worst);
}

/** Staircase of points sorted by the first of two objectives. */
function area(order: readonly (readonly number[])[], worst: readonly number[]): number {
  let sum = 0;
  let lowest = worst[1]!;
  for (const [first, second] of order) {
    if (second! >= lowest) continue;
    sum += (worst[0]! - first!) * (lowest - second!);
    lowest = second!;
  }
  return sum;
}

/** Slabs between neighbouring values of the first objective, times their cross-sections. */
function slabs(order: readonly (readonly number[])[], worst: readonly number[]): number {
  let sum = 0;
  const section = order.map((point) => point.slice(1));
  for (const [index, point] of order.entries()) {
    const end = order[index + 1]?.[0] ?? worst[0]!;
    const depth = end - point[0]!;
    if (depth > 0) sum += depth * volume(section.slice(0, index + 1), worst.slice(1));
  }
  return sum;
}
