import type { Reward } from '@espalier/protocol';

/**
 * MnasNet's hard reward: accuracy as it is within the target, divided by the excess beyond it.
 *
 * reward = accuracy · (latencyMs / targetMs)^w, w = α = 0 if latencyMs ≤ targetMs, else β = -1
 *
 * Nothing is gained by being faster than the target. Accuracy 0 to 1, latencies in milliseconds.
 *
 * @see Tan et al. 2019, "MnasNet", eq. 2 and 3, https://arxiv.org/abs/1807.11626
 */
export const mnasHard: Reward = {
  name: 'mnas-hard',
  formula: 'accuracy, times target / latency beyond the target',
  cite: 'Tan et al. 2019, "MnasNet: Platform-Aware Neural Architecture Search for Mobile", eq. 2-3',
  reactsToTarget: true,
  score: ({ accuracy, latencyMs, targetMs }) =>
    latencyMs <= targetMs ? accuracy : accuracy * (targetMs / latencyMs),
};
