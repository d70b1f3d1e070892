import { below, volume, worstOf, type HypervolumeOptions } from './hypervolume.ts';
import { minimised, type Costs } from './objectives.ts';

/**
 * The hypervolume that a point adds to others; 0 where one of them is as good.
 *
 * contribution(p) = hypervolume(others ∪ {p}) - hypervolume(others)
 *                 = volume of [p, reference] - hypervolume of the others moved into that box,
 *
 * moved by the worse of both in every objective. Time and units as `hypervolume`.
 *
 * @throws {RangeError} as `hypervolume`.
 * @example
 * hypervolumeContribution([1, 1], [[2, 2]], { directions: ['minimize', 'minimize'], reference: [3, 3] }); // 3
 * @see While et al. 2012, "A fast way of calculating exact hypervolumes", on limited sets, https://doi.org/10.1109/TEVC.2010.2077298
 */
export function hypervolumeContribution(
  point: readonly number[],
  others: readonly (readonly number[])[],
  { directions, reference }: HypervolumeOptions,
): number {
  const worst = worstOf(reference, directions);
  const costs = minimised([point, ...others], directions);
  return exclusive(costs, 0, worst);
}

/**
 * The hypervolume that every point adds to all others, in the order of the points.
 *
 * Dominated points and those that stand twice add nothing. Time n times that of
 * `hypervolume`.
 *
 * @throws {RangeError} as `hypervolume`.
 */
export function hypervolumeContributions(
  points: readonly (readonly number[])[],
  { directions, reference }: HypervolumeOptions,
): number[] {
  const worst = worstOf(reference, directions);
  const costs = minimised(points, directions);
  return points.map((_, index) => exclusive(costs, index, worst));
}

/** Box of the point at `index` less what the other points cover of it. */
function exclusive(costs: Costs, index: number, worst: Float64Array): number {
  const point = costs.values.subarray(index * worst.length, (index + 1) * worst.length);
  const box = point.reduce((product, value, at) => product * Math.max(0, worst[at]! - value), 1);
  const others = below(movedInto(costs, index), worst);
  if (box === 0 || standsIn(others, point)) return 0;
  return box - volume(others, worst);
}

/** All points but the one at `index`, each moved into its box. */
function movedInto({ values, count, objectives }: Costs, index: number): Costs {
  const start = index * objectives;
  const moved = new Float64Array((count - 1) * objectives);
  for (let at = 0; at < moved.length; at++) {
    const from = at < start ? at : at + objectives;
    moved[at] = Math.max(values[from]!, values[start + (at % objectives)]!);
  }
  return { values: moved, count: count - 1, objectives };
}

/** True where one of the moved points fills the whole box, so that rounding leaves no remainder. */
function standsIn({ values, count, objectives }: Costs, point: Float64Array): boolean {
  for (let index = 0; index < count; index++) {
    let at = 0;
    while (at < objectives && values[index * objectives + at] === point[at]) at++;
    if (at === objectives) return true;
  }
  return false;
}
