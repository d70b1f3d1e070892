import type { Individual } from '../parts/individual.ts';
import { extremesOf, tchebycheff, type Extremes } from './tchebycheff.ts';

/** The solution of every subproblem; null where none was told yet. */
export type Members = readonly (Individual | null)[];

/** Where a child is compared, and how. */
export interface Replacement {
  /** The subproblem that it was bred for. */
  readonly own: number;
  /** Subproblems that it may solve better, the nearest first. */
  readonly pool: readonly number[];
  /** How many of them it may take, at most. */
  readonly most: number;
  readonly weights: readonly (readonly number[])[];
  /** 1 for objectives to be minimised, -1 for the others. */
  readonly signs: readonly number[];
}

/**
 * The members, with the child in the place of those whose subproblem it solves better.
 *
 * Better is less violation, and where neither violates, less {@link tchebycheff}. The place of its
 * own subproblem it takes too where that is empty. Time O(members · objectives).
 *
 * @see Zhang & Li 2007, section III-B, step 2.4; Li & Zhang 2009 on `most`
 */
export function replaced(members: Members, child: Individual, how: Replacement): Members {
  const known = members.filter((member) => member !== null);
  const extremes = extremesOf([...known, child], how.signs);
  const next = [...members];
  next[how.own] ??= child;
  let taken = 0;
  for (const at of how.pool) {
    if (taken === how.most) break;
    const member = next[at];
    if (member == null || !isBetter([child, member], { how, at, extremes })) continue;
    next[at] = child;
    taken++;
  }
  return next;
}

interface Comparison {
  readonly how: Replacement;
  readonly at: number;
  readonly extremes: Extremes | null;
}

function isBetter(
  [child, member]: readonly [Individual, Individual],
  { how: { weights, signs }, at, extremes }: Comparison,
): boolean {
  if (child.violation !== member.violation) return child.violation < member.violation;
  if (child.violation > 0 || extremes === null) return false;
  const [one, other] = [child, member].map(({ values }) => {
    const costs = values!.map((value, objective) => signs[objective]! * value);
    return tchebycheff(costs, weights[at]!, extremes);
  });
  return one! < other!;
}
