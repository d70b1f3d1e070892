/** Whether less or more of an objective is better. */
export type Direction = 'minimize' | 'maximize';

/** Points as one array of rows, every objective turned so that less is better. */
export interface Costs {
  /** [count, objectives], row by row. */
  readonly values: Float64Array;
  readonly count: number;
  readonly objectives: number;
}

/**
 * The points with every objective turned so that less is better.
 *
 * Zero stays zero, and infinities are allowed. One array for all points, so that sweeps over many of
 * them stay in the cache.
 *
 * @throws {RangeError} when a point has another number of objectives or a value is NaN.
 */
export function minimised(
  points: readonly (readonly number[])[],
  directions: readonly Direction[],
): Costs {
  const objectives = directions.length;
  const signs = directions.map((direction) => (direction === 'minimize' ? 1 : -1));
  const values = new Float64Array(points.length * objectives);
  for (let index = 0; index < points.length; index++) {
    const point = points[index]!;
    checkPoint(point, index, objectives);
    for (let objective = 0; objective < objectives; objective++) {
      values[index * objectives + objective] = 0 + signs[objective]! * point[objective]!;
    }
  }
  return { values, count: points.length, objectives };
}

function checkPoint(point: readonly number[], index: number, objectives: number): void {
  if (point.length !== objectives) {
    throw new RangeError(
      `point ${index} must have ${objectives} objectives, one for each direction, but got ${point.length}.`,
    );
  }
  for (let objective = 0; objective < objectives; objective++) {
    if (Number.isNaN(point[objective]!)) {
      throw new RangeError(
        `objective ${objective} of point ${index} must be a number, but got NaN.`,
      );
    }
  }
}
