import type { Moments } from '../statistics/moments.ts';

/** A row of a published table: percent, mean and standard deviation over runs. */
export interface PublishedRow {
  readonly method: string;
  readonly validation: Moments;
  readonly test: Moments;
}

/**
 * NAS-Bench-201's baselines on CIFAR-10: 12,000 simulated seconds, 500 runs.
 *
 * @see Dong and Yang 2020, "NAS-Bench-201", table 5, https://arxiv.org/abs/2001.00326, as quoted by
 *   Mellor et al. 2021, https://arxiv.org/abs/2006.04647
 */
export const published: readonly PublishedRow[] = [
  {
    method: 'REA',
    validation: { mean: 91.19, deviation: 0.31 },
    test: { mean: 93.92, deviation: 0.3 },
  },
  {
    method: 'REINFORCE',
    validation: { mean: 91.09, deviation: 0.37 },
    test: { mean: 93.85, deviation: 0.37 },
  },
  {
    method: 'RS',
    validation: { mean: 90.93, deviation: 0.36 },
    test: { mean: 93.7, deviation: 0.36 },
  },
  {
    method: 'BOHB',
    validation: { mean: 90.82, deviation: 0.53 },
    test: { mean: 93.61, deviation: 0.52 },
  },
];
