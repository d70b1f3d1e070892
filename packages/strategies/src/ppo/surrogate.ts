import { entropyOf, type PolicyStep } from '../controller/policy.ts';

/** What a step of a walk is compared with, and how strongly it is reinforced. */
export interface SurrogateSignal {
  /** Reward minus baseline. */
  readonly advantage: number;
  /** log p of each choice under the policy that drew it. */
  readonly oldLogProbabilities: readonly number[];
  /** ε: beyond 1 ± ε a ratio earns nothing more. */
  readonly clip: number;
}

/**
 * By how much each step's log p is to be reinforced: the slope of the clipped surrogate by log p.
 *
 * With ratio_t = p_t(choice_t) / oldP_t(choice_t), the slope is ratio_t · advantage, and 0 where
 * min(ratio_t · advantage, clamp(ratio_t, 1 - ε, 1 + ε) · advantage) takes its clamped side.
 *
 * @see Schulman et al. 2017, "Proximal Policy Optimization Algorithms", eq. 7, https://arxiv.org/abs/1707.06347
 */
export function surrogateAdvantages(
  steps: readonly PolicyStep[],
  { advantage, oldLogProbabilities, clip }: SurrogateSignal,
): number[] {
  return steps.map((step, at) => {
    const ratio = ratioOf(step, oldLogProbabilities[at]!);
    const isClipped = advantage > 0 ? ratio > 1 + clip : ratio < 1 - clip;
    return isClipped ? 0 : ratio * advantage;
  });
}

/**
 * The loss that PPO descends: -Σ_t [min(ratio_t · advantage, clamp(ratio_t, 1 - ε, 1 + ε) · advantage)
 * + entropyWeight · entropy_t].
 */
export function surrogateLoss(
  steps: readonly PolicyStep[],
  { advantage, oldLogProbabilities, clip }: SurrogateSignal,
  entropyWeight: number,
): number {
  return -steps.reduce((sum, step, at) => {
    const ratio = ratioOf(step, oldLogProbabilities[at]!);
    const clamped = Math.min(Math.max(ratio, 1 - clip), 1 + clip);
    const surrogate = Math.min(ratio * advantage, clamped * advantage);
    return sum + surrogate + entropyWeight * entropyOf(step.logProbabilities);
  }, 0);
}

function ratioOf({ logProbabilities, choice }: PolicyStep, old: number): number {
  return Math.exp(logProbabilities[choice]! - old);
}
