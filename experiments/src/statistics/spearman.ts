import { paired } from './paired.ts';
import { ranks } from './ranks.ts';

/**
 * Spearman's ρ: Pearson's correlation of the midranks, which is exact with ties.
 *
 * ρ = Σ (rₓ - r̄)(r_y - r̄) / √(Σ (rₓ - r̄)² · Σ (r_y - r̄)²), r̄ = (n + 1) / 2
 *
 * NaN where one side is constant. Time O(n log n).
 *
 * @throws {RangeError} unless both sides have the same length of at least 2.
 * @see Spearman 1904, https://doi.org/10.2307/1412159
 */
export function spearman(x: readonly number[], y: readonly number[]): number {
  const count = paired(x, y);
  const middle = (count + 1) / 2;
  const [ranksX, ranksY] = [ranks(x), ranks(y)];
  let [product, squareX, squareY] = [0, 0, 0];
  for (let index = 0; index < count; index++) {
    const [left, right] = [ranksX[index]! - middle, ranksY[index]! - middle];
    product += left * right;
    squareX += left * left;
    squareY += right * right;
  }
  return product / Math.sqrt(squareX * squareY);
}
