import { lexicographic } from './lexicographic.ts';
import { minimised, type Costs, type Direction } from './objectives.ts';
import { Staircase } from './staircase.ts';

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
 * minimised. Exact for any number of objectives. A sweep of the first objective adds slabs: in the
 * plane their length is the lowest second objective so far, in space their cross-section is the area
 * under a staircase that every point adds to, and beyond it is measured anew for every slab.
 * Grows with every new non-dominated point and never with a dominated one.
 *
 * Units: the product of the objectives' units. Time O(n log n) up to three objectives, and
 * O(n^(d-2) log n) for d > 3.
 *
 * @throws {RangeError} when a point or the reference has another number of objectives, a value is
 * NaN, or there is no objective.
 * @see Beume et al. 2009, "On the complexity of computing the hypervolume indicator", https://doi.org/10.1109/TEVC.2009.2015575; While et al. 2006 on slicing objectives, https://doi.org/10.1109/TEVC.2005.851275
 */
export function hypervolume(
  points: readonly (readonly number[])[],
  { directions, reference }: HypervolumeOptions,
): number {
  const worst = worstOf(reference, directions);
  return volume(below(minimised(points, directions), worst), worst);
}

/** The reference with every objective minimised. */
export function worstOf(
  reference: readonly number[],
  directions: readonly Direction[],
): Float64Array {
  if (directions.length === 0) {
    throw new RangeError('directions must name at least one objective, but got none.');
  }
  return minimised([reference], directions).values;
}

/** The points that are better than `worst` in every objective. */
export function below({ values, count, objectives }: Costs, worst: Float64Array): Costs {
  const kept = new Float64Array(values.length);
  let length = 0;
  for (let index = 0; index < count; index++) {
    let objective = 0;
    while (objective < objectives && values[index * objectives + objective]! < worst[objective]!) {
      kept[length + objective] = values[index * objectives + objective]!;
      objective++;
    }
    if (objective === objectives) length += objectives;
  }
  return { values: kept.subarray(0, length), count: length / objectives, objectives };
}

/** Hypervolume of costs that are all better than `worst`. */
export function volume(costs: Costs, worst: Float64Array): number {
  if (costs.count === 0) return 0;
  if (costs.objectives === 1) return worst[0]! - costs.values.reduce((a, b) => Math.min(a, b));
  const sections = sorted(costs);
  if (costs.objectives === 2) return area(sections, worst);
  return costs.objectives === 3 ? sweep(sections, worst) : slabs(sections, worst);
}

/** Points in the order of their first objective, which is parted from the others. */
interface Sections {
  readonly first: Float64Array;
  /** [count, objectives - 1], row by row. */
  readonly rest: Float64Array;
}

function sorted(costs: Costs): Sections {
  const { values, count, objectives } = costs;
  const first = new Float64Array(count);
  const rest = new Float64Array(count * (objectives - 1));
  const order = lexicographic(costs);
  for (let rank = 0; rank < count; rank++) {
    const start = order[rank]! * objectives;
    first[rank] = values[start]!;
    for (let objective = 1; objective < objectives; objective++) {
      rest[rank * (objectives - 1) + objective - 1] = values[start + objective]!;
    }
  }
  return { first, rest };
}

/** Rows under a staircase of two objectives. */
function area({ first, rest }: Sections, worst: Float64Array): number {
  let sum = 0;
  let lowest = worst[1]!;
  for (let index = 0; index < first.length; index++) {
    if (rest[index]! >= lowest) continue;
    sum += (worst[0]! - first[index]!) * (lowest - rest[index]!);
    lowest = rest[index]!;
  }
  return sum;
}

/** Slabs of three objectives, whose cross-section grows point by point. */
function sweep({ first, rest }: Sections, worst: Float64Array): number {
  const stairs = new Staircase(rest);
  let sum = 0;
  let section = 0;
  for (let index = 0; index < first.length; index++) {
    if (!stairs.covers(index)) section += stairs.add(index, worst[1]!, worst[2]!);
    const depth = (first[index + 1] ?? worst[0]!) - first[index]!;
    // An infinite section of no depth must not make the sum NaN.
    if (depth > 0) sum += depth * section;
  }
  return sum;
}

/** Slabs between neighbouring values of the first objective, times their cross-sections. */
function slabs({ first, rest }: Sections, worst: Float64Array): number {
  const objectives = worst.length - 1;
  let sum = 0;
  for (let index = 0; index < first.length; index++) {
    const depth = (first[index + 1] ?? worst[0]!) - first[index]!;
    if (depth <= 0) continue;
    const count = index + 1;
    const section = { values: rest.subarray(0, count * objectives), count, objectives };
    sum += depth * volume(section, worst.subarray(1));
  }
  return sum;
}
