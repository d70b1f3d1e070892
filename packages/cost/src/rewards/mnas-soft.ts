import type { Reward } from '@espalier/protocol';

/** α = β: twice the latency is forgiven for about 5 % more accuracy. */
const exponent = -0.07;

/**
 * MnasNet's soft reward: accuracy discounted by a power of latency.
 *
 * reward = accuracy · (latencyMs / targetMs)^w, w = α = β = -0.07
 *
 * The target is only a factor: (latencyMs / targetMs)^w = targetMs^-w · latencyMs^w, the same for
 * all architectures, so the best one is the same for every target. Choose `absolute` or `mnas-hard`
 * to search for a target. Accuracy 0 to 1, latencies in milliseconds.
 *
 * @see Tan et al. 2019, "MnasNet", eq. 2 and 3, https://arxiv.org/abs/1807.11626
 */
export const mnasSoft: Reward = {
  name: 'mnas-soft',
  formula: 'accuracy * (latency / target)^-0.07',
  cite: 'Tan et al. 2019, "MnasNet: Platform-Aware Neural Architecture Search for Mobile", eq. 2-3',
  reactsToTarget: false,
  score: ({ accuracy, latencyMs, targetMs }) => accuracy * (latencyMs / targetMs) ** exponent,
};
