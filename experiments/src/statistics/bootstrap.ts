import type { Random } from '@espalier/random';

/** Ends of an interval. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** How {@link bootstrapInterval} resamples. */
export interface BootstrapOptions {
  readonly random: Random;
  readonly resamples: number;
  /** Share of resamples inside the interval, e.g. 0.95. */
  readonly confidence: number;
}

/**
 * Percentile bootstrap interval of a statistic of n observations.
 *
 * Draws n of the n observations with replacement, `resamples` times; the ends are the
 * (1 ± confidence) / 2 quantiles of the statistic. Resamples on which it is NaN (all observations
 * alike) are left out; NaN ends where none is left. Deterministic given `random`.
 *
 * @see Efron & Tibshirani 1993, "An Introduction to the Bootstrap", §13.3
 */
export function bootstrapInterval(
  count: number,
  statistic: (observations: readonly number[]) => number,
  { random, resamples, confidence }: BootstrapOptions,
): Interval {
  const values: number[] = [];
  for (let resample = 0; resample < resamples; resample++) {
    const value = statistic(Array.from({ length: count }, () => random.integer(count)));
    if (!Number.isNaN(value)) values.push(value);
  }
  values.sort((a, b) => a - b);
  const quantile = (share: number): number =>
    values[Math.round(share * (values.length - 1))] ?? NaN;
  return { low: quantile((1 - confidence) / 2), high: quantile((1 + confidence) / 2) };
}
