/** Inputs that are mostly zeros, without their zeros. */
export interface SparseInputs {
  readonly count: number;
  /** Numbers of one input, zeros included. */
  readonly width: number;
  /** [count + 1]; where the numbers of each input begin in the other two arrays. */
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float64Array;
}

/** The inputs without their zeros. */
export function sparseInputs(points: readonly Float64Array[]): SparseInputs {
  const starts = new Int32Array(points.length + 1);
  const columns: number[] = [];
  const values: number[] = [];
  for (const [row, point] of points.entries()) {
    for (let column = 0; column < point.length; column++) {
      if (point[column] === 0) continue;
      columns.push(column);
      values.push(point[column]!);
    }
    starts[row + 1] = columns.length;
  }
  return {
    count: points.length,
    width: points[0]?.length ?? 0,
    starts,
    columns: Int32Array.from(columns),
    values: Float64Array.from(values),
  };
}
