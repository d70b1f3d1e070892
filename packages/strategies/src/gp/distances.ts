/** Euclidean distance of two points. */
export function distance(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at++) {
    const difference = one[at]! - other[at]!;
    sum += difference * difference;
  }
  return Math.sqrt(sum);
}

/** Distances of all pairs of n points, [n, n]. O(n²). */
export function distancesOf(points: readonly Float64Array[]): Float64Array {
  const count = points.length;
  const distances = new Float64Array(count * count);
  for (let row = 0; row < count; row++) {
    for (let column = 0; column < row; column++) {
      const value = distance(points[row]!, points[column]!);
      distances[row * count + column] = value;
      distances[column * count + row] = value;
    }
  }
  return distances;
}

/** The mean distance of two points that differ; 1 where none do. */
export function meanDistance(distances: Float64Array): number {
  const apart = distances.filter((value) => value > 0);
  return apart.length === 0 ? 1 : apart.reduce((sum, value) => sum + value, 0) / apart.length;
}
