import { lossSlopes } from './loss-slopes.ts';
import { defineProxy } from './proxy.ts';
import { absoluteSum, sumOverKernels } from './sums.ts';

/**
 * SNIP: how much the loss of one batch would move if each weight were taken away, summed.
 *
 * score = Σ over all kernel weights of |w · ∂L/∂w|
 *
 * @see Lee et al. 2019, "SNIP: single-shot network pruning based on connection sensitivity",
 *   https://arxiv.org/abs/1810.02340; summed over the network by Abdelfattah et al. 2021,
 *   https://arxiv.org/abs/2101.08134
 */
export const snip = defineProxy({
  name: 'snip',
  summary: 'Connection sensitivity of all weights to a batch',
  cite: 'Lee et al. 2019, arXiv:1810.02340',
  score: (subject) =>
    sumOverKernels(subject.take(lossSlopes).gradients, subject.weights, absoluteSum),
});
