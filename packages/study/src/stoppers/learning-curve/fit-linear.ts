/** A least-squares fit and what it says of one further row. */
export interface LinearFit {
  /** Fitted value of each observed row. */
  readonly fitted: readonly number[];
  /** Value of the further row. */
  readonly predicted: number;
  /** x (XᵀX)⁻¹ xᵀ of the further row: its variance is (1 + leverage) · variance of the noise. */
  readonly leverage: number;
}

/** Columns shorter than this share of their length before are taken to depend on the others. */
const dependent = 1e-9;

/**
 * Least squares of `values` on the rows of bases, by Gram–Schmidt; null where columns depend on each
 * other.
 *
 * The further row takes part in every step of the orthogonalisation but in no inner product, so at
 * the end it holds its own coordinates in the orthonormal basis.
 *
 * @param rows - Bases of each observed row, and of the further one as the last.
 * @param values - One for each observed row.
 */
export function fitLinear(
  rows: readonly (readonly number[])[],
  values: readonly number[],
): LinearFit | null {
  const observed = values.length;
  const orthonormal: number[][] = [];
  for (let column = 0; column < rows[0]!.length; column++) {
    const start = rows.map((row) => row[column]!);
    const rest = orthonormal.reduce(
      (left, unit) => subtract(left, unit, inner(left, unit, observed)),
      start,
    );
    const length = Math.sqrt(inner(rest, rest, observed));
    if (!(length > dependent * Math.sqrt(inner(start, start, observed)))) return null;
    orthonormal.push(rest.map((value) => value / length));
  }
  const zeros = rows.map(() => 0);
  const sums = orthonormal.reduce(
    (sum, unit) => subtract(sum, unit, -inner(values, unit, observed)),
    zeros,
  );
  const leverage = orthonormal.reduce((sum, unit) => sum + unit.at(-1)! ** 2, 0);
  return { fitted: sums.slice(0, -1), predicted: sums.at(-1)!, leverage };
}

function inner(left: readonly number[], right: readonly number[], length: number): number {
  let sum = 0;
  for (let at = 0; at < length; at++) sum += left[at]! * right[at]!;
  return sum;
}

function subtract(from: readonly number[], unit: readonly number[], by: number): number[] {
  return from.map((value, at) => value - by * unit[at]!);
}
