import type { Observation } from '../models/observation.ts';

/** The observations in two groups, each from the best to the worst. */
export interface Split {
  readonly good: readonly Observation[];
  readonly bad: readonly Observation[];
}

/**
 * The best `count` observations, and the others.
 *
 * Those without a reward are the worst and never good. Among equals the earlier is better.
 */
export function split(observations: readonly Observation[], count: number): Split {
  const ranked = observations.toSorted((one, other) => compare(other.reward, one.reward));
  const rewarded = ranked.filter(({ reward }) => reward !== null).length;
  const last = Math.min(count, rewarded);
  return { good: ranked.slice(0, last), bad: ranked.slice(last) };
}

function compare(one: number | null, other: number | null): number {
  if (one === null || other === null) return Number(one !== null) - Number(other !== null);
  return one - other;
}
