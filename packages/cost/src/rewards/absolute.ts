import type { Reward } from '@espalier/protocol';

/** β of the authors' published searches. */
const beta = -0.1;

/**
 * TuNAS's absolute reward: accuracy minus the relative distance from the target, on either side.
 *
 * reward = accuracy + β · |latencyMs / targetMs - 1|, β = -0.1
 *
 * It pulls the search *to* the target: being 10 % off costs a point of accuracy, faster as much as
 * slower. β is the default of the authors' code (google-research/tunas, `rl_cost_model_exponent`).
 * Accuracy 0 to 1, latencies in milliseconds; the reward may be negative.
 *
 * @see Bender et al. 2020, "Can weight sharing outperform random architecture search? An
 *   investigation with TuNAS", https://arxiv.org/abs/2008.06120
 */
export const absolute: Reward = {
  name: 'absolute',
  formula: 'accuracy - 0.1 * |latency / target - 1|',
  cite: 'Bender et al. 2020, "Can weight sharing outperform random architecture search? An investigation with TuNAS"',
  reactsToTarget: true,
  score: ({ accuracy, latencyMs, targetMs }) =>
    accuracy + beta * Math.abs(latencyMs / targetMs - 1),
};
