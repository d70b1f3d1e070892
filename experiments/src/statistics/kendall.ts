import { paired } from './paired.ts';

/**
 * Kendall's τ-b: agreement of pairs, corrected for ties.
 *
 * τ = (C - D) / √((P - Tₓ)(P - T_y)), with C concordant and D discordant of the P = n (n - 1) / 2
 * pairs, Tₓ and T_y those tied in x and in y (a pair tied in both counts in both).
 *
 * NaN where one side is constant. Time O(n²).
 *
 * @throws {RangeError} unless both sides have the same length of at least 2.
 * @see Kendall 1945, "The treatment of ties in ranking problems", https://doi.org/10.2307/2332303
 */
export function kendall(x: readonly number[], y: readonly number[]): number {
  const count = paired(x, y);
  let [balance, untiedX, untiedY] = [0, 0, 0];
  for (let first = 0; first < count; first++) {
    for (let second = first + 1; second < count; second++) {
      const signX = Math.sign(x[first]! - x[second]!);
      const signY = Math.sign(y[first]! - y[second]!);
      balance += signX * signY;
      untiedX += signX * signX;
      untiedY += signY * signY;
    }
  }
  return balance / Math.sqrt(untiedX * untiedY);
}
