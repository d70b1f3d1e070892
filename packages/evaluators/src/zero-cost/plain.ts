import { lossSlopes } from './loss-slopes.ts';
import { defineProxy } from './proxy.ts';
import { sumOverKernels, weightedSum } from './sums.ts';

/**
 * Plain: SNIP without the absolute value, so that weights may cancel each other.
 *
 * score = Σ over all kernel weights of w · ∂L/∂w
 *
 * In front of a batch norm the sum over one convolution is 0, because the loss does not depend on
 * the scale of its weights; what is left comes from kernels that no norm follows.
 *
 * @see Mozer and Smolensky 1988, "Skeletonization",
 *   https://proceedings.neurips.cc/paper/1988/hash/07e1cd7dca89a1678042477183b7ac3f-Abstract.html;
 *   measured by Krishnakumar et al. 2022, "NAS-Bench-Suite-Zero", https://arxiv.org/abs/2210.03230
 */
export const plain = defineProxy({
  name: 'plain',
  summary: 'Weights times gradients, signs kept',
  cite: 'Mozer and Smolensky 1988',
  score: (subject) =>
    sumOverKernels(subject.take(lossSlopes).gradients, subject.weights, weightedSum),
});
