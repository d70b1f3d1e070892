import { rewardsOf } from './observation.ts';
import type { Observation } from './observation.ts';

/**
 * The rewards as targets of a regression, or null where no trial has one: bounded below, then with
 * mean 0 and standard deviation 1.
 *
 * A reward counts as no less than 2 · median - best, which is as far below the median as the best is
 * above it: architectures that hardly train would otherwise set the scale, and those of interest would
 * all look alike. Where half of them are the best, nothing is bounded. Trials without a reward count as the worst that has one.
 */
export function targetsOf(observations: readonly Observation[]): Float64Array | null {
  const rewards = rewardsOf(observations);
  return rewards && standardized(boundedBelow(rewards));
}

function boundedBelow(values: Float64Array): Float64Array {
  const sorted = values.toSorted();
  const median = sorted[(sorted.length - 1) >> 1]!;
  const best = sorted.at(-1)!;
  const least = median === best ? -Infinity : 2 * median - best;
  return values.map((value) => Math.max(value, least));
}

function standardized(values: Float64Array): Float64Array {
  const mean = meanOf(values);
  // Equal values have no scale; they become zeros.
  const deviation = Math.sqrt(meanOf(values.map((value) => (value - mean) ** 2))) || 1;
  return values.map((value) => (value - mean) / deviation);
}

function meanOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}
