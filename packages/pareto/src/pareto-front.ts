import { isCovered } from './dominates.ts';
import { compareCosts, lexicographic } from './lexicographic.ts';
import { minimised, type Costs, type Direction } from './objectives.ts';
import { Staircase } from './staircase.ts';

/**
 * Indices of the points that no other point dominates, in ascending order.
 *
 * Of equal points all or none are returned. Any number of objectives. A dominating point comes first
 * in lexicographic order, so each point is compared with the front before it only: by its lowest
 * second objective in the plane, by a staircase of the other two in space, and one by one beyond.
 * Time O(n log n) up to three objectives, O(n log n + n · front · objectives) beyond.
 *
 * @throws {RangeError} when a point has another number of objectives or a value is NaN.
 * @example
 * paretoFront([[0.9, 12], [0.8, 20], [0.7, 5]], ['maximize', 'minimize']); // [0, 2]
 * @see Kung et al. 1975, "On finding the maxima of a set of vectors", https://doi.org/10.1145/321906.321910
 */
export function paretoFront(
  points: readonly (readonly number[])[],
  directions: readonly Direction[],
): number[] {
  const costs = minimised(points, directions);
  const covered = coverTest(costs);
  const order = lexicographic(costs);
  const front: number[] = [];
  for (const index of order) {
    const last = front.at(-1);
    // Equal points follow each other, and all of them stay.
    const equal = last !== undefined && compareCosts(costs, last, index) === 0;
    if (equal || !covered(index)) front.push(index);
  }
  return front.sort((a, b) => a - b);
}

/** Whether an earlier point is as good; one that is not joins those that later ones meet. */
type CoverTest = (index: number) => boolean;

function coverTest(costs: Costs): CoverTest {
  if (costs.objectives <= 2) return byLowest(costs);
  return costs.objectives === 3 ? byStaircase(costs) : byMembers(costs);
}

/** In the order of the first objective a point is covered where an earlier one is as low. */
function byLowest({ values, objectives }: Costs): CoverTest {
  let lowest = Infinity;
  let empty = true;
  return (index) => {
    const value = objectives === 2 ? values[2 * index + 1]! : 0;
    if (!empty && lowest <= value) return true;
    lowest = value;
    empty = false;
    return false;
  };
}

function byStaircase({ values, count }: Costs): CoverTest {
  const plane = new Float64Array(2 * count);
  for (let index = 0; index < count; index++) {
    plane[2 * index] = values[3 * index + 1]!;
    plane[2 * index + 1] = values[3 * index + 2]!;
  }
  const stairs = new Staircase(plane);
  return (index) => {
    if (stairs.covers(index)) return true;
    stairs.add(index, Infinity, Infinity);
    return false;
  };
}

function byMembers(costs: Costs): CoverTest {
  const members = new Uint32Array(costs.count);
  let length = 0;
  return (index) => {
    // A late member is the likeliest to cover a late point.
    for (let at = length - 1; at >= 0; at--) {
      if (isCovered(costs, index, members[at]!)) return true;
    }
    members[length++] = index;
    return false;
  };
}
