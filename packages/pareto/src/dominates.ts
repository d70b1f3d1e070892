import { minimised, type Costs, type Direction } from './objectives.ts';

/**
 * True if `one` is at least as good as `other` in every objective and better in one.
 *
 * A strict partial order: no point dominates itself, and equal points do not dominate each other.
 * To compare many points use `paretoFront` or `nonDominatedSort`.
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
  const { values, objectives } = minimised([one, other], directions);
  let better = false;
  for (let objective = 0; objective < objectives; objective++) {
    const mine = values[objective]!;
    const theirs = values[objectives + objective]!;
    if (mine > theirs) return false;
    if (mine < theirs) better = true;
  }
  return better;
}

/** True where point `one` is at least as good as point `other` in every objective. */
export function isCovered({ values, objectives }: Costs, other: number, one: number): boolean {
  for (let objective = 0; objective < objectives; objective++) {
    if (values[one * objectives + objective]! > values[other * objectives + objective]!)
      return false;
  }
  return true;
}
