import { minimised, type Direction } from './objectives.ts';

/**
 * True if `one` is at least as good as `other` in every objective and better in one.
 *
 * A strict partial order: no point dominates itself, and equal points do not dominate each other.
 *
 * @throws {RangeError} when a point has another number of objectives or a value is NaN.
 * @example
 * dominates([0.9, 12], [0.8, 12], ['maximize', 'minimize']); // true
 */
export function dominates(
  one: readonly number[],
  other: readonly number[],
  directions: readonly Direction[],
): boolean {
  const [a, b] = minimised([one, other], directions);
  return isBetter(a!, b!);
}

/** Dominance between points whose objectives are all to be minimised. */
export function isBetter(one: readonly number[], other: readonly number[]): boolean {
  let better = false;
  for (let objective = 0; objective < one.length; objective++) {
    if (one[objective]! > other[objective]!) return false;
    if (one[objective]! < other[objective]!) better = true;
  }
  return better;
}
