import { isCovered } from './dominates.ts';
import { compareCosts, lexicographic } from './lexicographic.ts';
import { minimised, type Costs, type Direction } from './objectives.ts';

/**
 * The points in fronts: those that nothing dominates, those that only these dominate, and so on.
 *
 * Efficient non-dominated sorting: in lexicographic order a point meets only points that may dominate
 * it, and it belongs to the first front of which none does, found by bisection, since a point
 * that front k + 1 dominates is dominated by front k too. In the plane the lowest second objective
 * stands for a whole front. Equal points share a front.
 * Time O(n log n) for one or two objectives; beyond, O(objectives · n²) at worst and
 * O(objectives · n · √n) where fronts are many.
 *
 * @returns the indices of every front, ascending; the best front first.
 * @throws {RangeError} when a point has another number of objectives or a value is NaN.
 * @example
 * nonDominatedSort([[1, 2], [2, 1], [2, 2]], ['minimize', 'minimize']); // [[0, 1], [2]]
 * @see Zhang et al. 2015, "An efficient approach to nondominated sorting", ENS-BS, https://doi.org/10.1109/TEVC.2014.2308305; Jensen 2003 for two objectives, https://doi.org/10.1109/TEVC.2003.817234
 */
export function nonDominatedSort(
  points: readonly (readonly number[])[],
  directions: readonly Direction[],
): number[][] {
  const costs = minimised(points, directions);
  const fronts: number[][] = [];
  const ranks = ranksOf(costs);
  for (let index = 0; index < costs.count; index++) (fronts[ranks[index]!] ??= []).push(index);
  return fronts;
}

/** The number of the front of every point, from 0. */
function ranksOf(costs: Costs): Uint32Array {
  const ranks = new Uint32Array(costs.count);
  const fronts = costs.objectives <= 2 ? new PlaneFronts(costs) : new LinkedFronts(costs);
  let last = -1;
  for (const index of lexicographic(costs)) {
    const equal = last >= 0 && compareCosts(costs, last, index) === 0;
    ranks[index] = equal ? ranks[last]! : firstFree(fronts, index);
    if (!equal) fronts.add(ranks[index], index);
    last = index;
  }
  return ranks;
}

interface Fronts {
  readonly length: number;
  /** True where a member of the front is as good as the point. */
  covers(front: number, index: number): boolean;
  /** Adds a point to a front, or to a new one where `front` is the length. */
  add(front: number, index: number): void;
}

function firstFree(fronts: Fronts, index: number): number {
  let low = 0;
  let high = fronts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (fronts.covers(middle, index)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Fronts of one or two objectives, each by the last objective of its latest and lowest point. */
class PlaneFronts implements Fronts {
  length = 0;
  readonly #costs: Costs;
  readonly #lowest: Float64Array;

  constructor(costs: Costs) {
    this.#costs = costs;
    this.#lowest = new Float64Array(costs.count);
  }

  covers(front: number, index: number): boolean {
    return this.#lowest[front]! <= this.#last(index);
  }

  add(front: number, index: number): void {
    this.#lowest[front] = this.#last(index);
    if (front === this.length) this.length++;
  }

  #last(index: number): number {
    const { values, objectives } = this.#costs;
    return objectives === 2 ? values[2 * index + 1]! : 0;
  }
}

/** Fronts as chains of points, the latest first, as it is the likeliest to cover the next. */
class LinkedFronts implements Fronts {
  length = 0;
  readonly #costs: Costs;
  /** Latest point of every front, and the point before every point, each plus 1; 0 ends a chain. */
  readonly #latest: Uint32Array;
  readonly #before: Uint32Array;

  constructor(costs: Costs) {
    this.#costs = costs;
    this.#latest = new Uint32Array(costs.count);
    this.#before = new Uint32Array(costs.count);
  }

  covers(front: number, index: number): boolean {
    for (let at = this.#latest[front]!; at > 0; at = this.#before[at - 1]!) {
      if (isCovered(this.#costs, index, at - 1)) return true;
    }
    return false;
  }

  add(front: number, index: number): void {
    this.#before[index] = this.#latest[front]!;
    this.#latest[front] = index + 1;
    if (front === this.length) this.length++;
  }
}
