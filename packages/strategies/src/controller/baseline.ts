/** Exponentially decayed sums of rewards and of their weights. */
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- JSON needs a type alias
export type Baseline = { readonly reward: number; readonly weight: number };

/** A baseline that has seen no reward. */
export const emptyBaseline: Baseline = { reward: 0, weight: 0 };

/**
 * The moving average after one more reward.
 *
 * sum = decay · sum + (1 - decay) · reward, and the same for weights of 1.
 */
export function updateBaseline(baseline: Baseline, reward: number, decay: number): Baseline {
  return {
    reward: decay * baseline.reward + (1 - decay) * reward,
    weight: decay * baseline.weight + (1 - decay),
  };
}

/**
 * Reward minus the moving average of *earlier* rewards; 0 for the first, which has none.
 *
 * Dividing by the sum of weights makes the average unbiased from the second trial on, where the
 * papers leave the start open. A baseline that does not contain the reward keeps the policy
 * gradient unbiased.
 *
 * @see Zoph & Le 2017, §3.2, https://arxiv.org/abs/1611.01578
 */
export function advantageOver(baseline: Baseline, reward: number): number {
  return baseline.weight === 0 ? 0 : reward - baseline.reward / baseline.weight;
}
