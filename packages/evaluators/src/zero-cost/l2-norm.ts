import { kernelNames } from './initial-weights.ts';
import { defineProxy } from './proxy.ts';
import { euclideanNorm } from './sums.ts';

/**
 * L2 norm of the first weights: a count of parameters in disguise.
 *
 * score = Σ over kernels of ‖w‖₂
 *
 * Needs neither images nor a pass.
 *
 * @see Krishnakumar et al. 2022, "NAS-Bench-Suite-Zero", https://arxiv.org/abs/2210.03230
 */
export const l2Norm = defineProxy({
  name: 'l2-norm',
  summary: 'Euclidean norms of the first weights',
  cite: 'Krishnakumar et al. 2022, arXiv:2210.03230',
  score: ({ network, weights }) =>
    kernelNames(network).reduce((sum, name) => sum + euclideanNorm(weights.get(name)!), 0),
});
