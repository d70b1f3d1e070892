import type { Individual } from '../parts/individual.ts';

/** The best and the worst value of every objective among the members, all to be minimised. */
export interface Extremes {
  readonly ideal: readonly number[];
  readonly nadir: readonly number[];
}

/** Weight of an objective that a subproblem leaves out, so that it still parts what is equal else. */
const least = 1e-6;

/**
 * g(x | λ) = maxᵢ λᵢ · (fᵢ(x) - z*ᵢ) / (zⁿᵢ - z*ᵢ), with z* the ideal and zⁿ the nadir point.
 *
 * An objective in which all members are equal adds nothing. `costs` are to be minimised.
 *
 * @see Zhang & Li 2007, section II-B, and section V-E on the division by zⁿ - z*
 */
export function tchebycheff(
  costs: readonly number[],
  weights: readonly number[],
  { ideal, nadir }: Extremes,
): number {
  return costs.reduce((worst, cost, at) => {
    const span = nadir[at]! - ideal[at]!;
    const share = span > 0 ? (cost - ideal[at]!) / span : 0;
    return Math.max(worst, Math.max(weights[at]!, least) * share);
  }, -Infinity);
}

/** The extremes of the feasible members; null where there are none. */
export function extremesOf(
  members: readonly Individual[],
  signs: readonly number[],
): Extremes | null {
  const costs = members
    .filter(({ violation }) => violation === 0)
    .map(({ values }) => values!.map((value, at) => signs[at]! * value));
  if (costs.length === 0) return null;
  const column = (at: number): number[] => costs.map((cost) => cost[at]!);
  return {
    ideal: signs.map((_, at) => Math.min(...column(at))),
    nadir: signs.map((_, at) => Math.max(...column(at))),
  };
}
