import type { Reward } from '@espalier/protocol';

/** Share of latency. */
const weight = 0.1;

/**
 * The weighted sum of both objectives, with latency in units of the target.
 *
 * reward = (1 - w) · accuracy - w · (latencyMs / targetMs), w = 0.1
 *
 * The target sets the exchange rate: at twice the target a millisecond costs half as much. It pulls
 * to no latency, and finds points of the convex hull of the front only. Accuracy 0 to 1; the reward
 * may be negative.
 *
 * @see Marler & Arora 2010, "The weighted sum method for multi-objective optimization: new insights",
 *   https://doi.org/10.1007/s00158-009-0460-7
 */
export const weightedSum: Reward = {
  name: 'weighted-sum',
  formula: '0.9 * accuracy - 0.1 * latency / target',
  cite: 'Marler & Arora 2010, "The weighted sum method for multi-objective optimization: new insights"',
  reactsToTarget: true,
  score: ({ accuracy, latencyMs, targetMs }) =>
    (1 - weight) * accuracy - weight * (latencyMs / targetMs),
};
