import type { AdditivePrices } from '@espalier/protocol';

/** By path of a decision, a number for every option. */
export type ByDecision = ReadonlyMap<string, ArrayLike<number>>;

/** What latency costs, and how strongly. */
export interface LatencyTask {
  readonly prices: AdditivePrices;
  readonly targetMs: number;
  /** Loss in nats for missing the target by 100%. */
  readonly weight: number;
}

/** A term of the loss and its slopes in the probabilities. */
export interface LatencyTerm {
  readonly expectedMs: number;
  /** weight · |expectedMs / targetMs - 1|, in nats. */
  readonly value: number;
  /** d value / d probabilities[path][option]. */
  readonly slopes: ReadonlyMap<string, Float64Array>;
}

/**
 * What the expected latency of a mixture adds to the loss, with its gradient.
 *
 * expectedMs = constantMs + Σ_d Σ_o probabilities[d][o] · prices[d][o]; value = weight · |expectedMs / targetMs - 1|
 *
 * The expectation is FBNet's and exact where latency adds up; the absolute value pulls to the target
 * from both sides, where FBNet's power of the latency always pulls down. Time O(options).
 *
 * @see Wu et al. 2019, "FBNet", eq. 2 and 3 (look-up latency of the mixture), https://arxiv.org/abs/1812.03443
 * @see Bender et al. 2020, "TuNAS", eq. 2 (absolute term), https://arxiv.org/abs/2008.06120
 */
export function latencyTerm(
  { prices: { constantMs, prices }, targetMs, weight }: LatencyTask,
  probabilities: ByDecision,
): LatencyTerm {
  let expectedMs = constantMs;
  for (const [path, chances] of probabilities) {
    for (const [option, price] of prices[path]!.entries()) expectedMs += chances[option]! * price;
  }
  const distance = expectedMs / targetMs - 1;
  const slope = (weight * Math.sign(distance)) / targetMs;
  const slopes = [...probabilities.keys()].map(
    (path) => [path, Float64Array.from(prices[path]!, (price) => slope * price)] as const,
  );
  return { expectedMs, value: weight * Math.abs(distance), slopes: new Map(slopes) };
}
