/** Whether less or more of an objective is better. */
export type Direction = 'minimize' | 'maximize';

/**
 * The points with every objective turned so that less is better.
 *
 * Zero stays zero, and infinities are allowed.
 *
 * @throws {RangeError} when a point has another number of objectives or a value is NaN.
 */
export function minimised(
  points: readonly (readonly number[])[],
  directions: readonly Direction[],
): number[][] {
  return points.map((point, index) => {
    if (point.length !== directions.length) {
      throw new RangeError(
        `point ${index} must have ${directions.length} objectives, one for each direction, but got ${point.length}.`,
      );
    }
    return point.map((value, objective) => {
      if (Number.isNaN(value)) {
        throw new RangeError(
          `objective ${objective} of point ${index} must be a number, but got NaN.`,
        );
      }
      return directions[objective] === 'minimize' ? value : 0 - value;
    });
  });
}
