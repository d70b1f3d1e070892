import { lossSlopes } from './loss-slopes.ts';
import { defineProxy } from './proxy.ts';
import { euclideanNorm } from './sums.ts';

/**
 * Gradient norm: how strongly the loss of one batch pulls at the weights.
 *
 * score = Σ over kernels of ‖∂L/∂w‖₂
 *
 * L is the mean cross-entropy of the batch; norms are added kernel by kernel, not squared first.
 *
 * @see Abdelfattah et al. 2021, "Zero-cost proxies for lightweight NAS", section 3.2,
 *   https://arxiv.org/abs/2101.08134
 */
export const gradNorm = defineProxy({
  name: 'grad-norm',
  summary: 'Euclidean norms of the gradients of a batch',
  cite: 'Abdelfattah et al. 2021, arXiv:2101.08134',
  score: (subject) => {
    const { gradients } = subject.take(lossSlopes);
    return [...gradients.values()].reduce((sum, gradient) => sum + euclideanNorm(gradient), 0);
  },
});
