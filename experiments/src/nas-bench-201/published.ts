import type { Moments } from '../statistics/moments.ts';

/** What is reported of the cell that a search chose: percent, after 200 epochs. */
export const reported = [
  'CIFAR-10 validation',
  'CIFAR-10 test',
  'CIFAR-100 validation',
  'CIFAR-100 test',
] as const;
/** One of {@link reported}. */
export type Reported = (typeof reported)[number];

/** A row of the published table: percent, mean and standard deviation over 500 runs. */
export type PublishedRow = Readonly<Record<Reported, Moments>>;

/** The methods that the published table and this experiment both have. */
export const publishedMethods = ['RS', 'REA', 'REINFORCE', 'BOHB'] as const;
/** One of {@link publishedMethods}. */
export type PublishedMethod = (typeof publishedMethods)[number];

const row = (...figures: readonly (readonly [number, number])[]): PublishedRow =>
  Object.fromEntries(
    reported.map((name, index) => {
      const [mean, deviation] = figures[index]!;
      return [name, { mean, deviation }];
    }),
  ) as PublishedRow;

/**
 * NAS-Bench-201's multi-trial baselines: searched on CIFAR-10, 12,000 simulated seconds, 500 runs.
 *
 * @see Dong and Yang 2020, "NAS-Bench-201", table 5, https://arxiv.org/abs/2001.00326, as quoted by
 *   Mellor et al. 2021, https://arxiv.org/abs/2006.04647
 */
export const published: Readonly<Record<PublishedMethod, PublishedRow>> = {
  RS: row([90.93, 0.36], [93.7, 0.36], [70.93, 1.09], [71.04, 1.07]),
  REA: row([91.19, 0.31], [93.92, 0.3], [71.81, 1.12], [71.84, 0.99]),
  REINFORCE: row([91.09, 0.37], [93.85, 0.37], [71.61, 1.12], [71.71, 1.09]),
  BOHB: row([90.82, 0.53], [93.61, 0.52], [70.74, 1.29], [70.85, 1.28]),
};
