import { CholeskyDecomposition, Matrix } from 'ml-matrix';

/** The lower triangle L of a positive definite [n, n] matrix A = L Lᵀ, row-major. O(n³ / 3). */
export function choleskyFactor(values: Float64Array, size: number): Float64Array {
  const matrix = Matrix.from1DArray(size, size, values);
  return Float64Array.from(new CholeskyDecomposition(matrix).lowerTriangularMatrix.to1DArray());
}

/** x of L x = b for a lower triangle L, row-major. O(n²). */
export function solveLower(factor: Float64Array, right: Float64Array): Float64Array {
  const size = right.length;
  const solution = new Float64Array(size);
  for (let row = 0; row < size; row++) {
    let left = right[row]!;
    for (let column = 0, at = row * size; column < row; column++, at++)
      left -= factor[at]! * solution[column]!;
    solution[row] = left / factor[row * size + row]!;
  }
  return solution;
}

/** log |A| = 2 Σ log Lᵢᵢ. */
export function logDeterminant(factor: Float64Array, size: number): number {
  let sum = 0;
  for (let row = 0; row < size; row++) sum += Math.log(factor[row * (size + 1)]!);
  return 2 * sum;
}

/** Σ aᵢ bᵢ. */
export function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at++) sum += one[at]! * other[at]!;
  return sum;
}
