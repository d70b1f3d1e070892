import type { Weights } from '@espalier/protocol';
import { kernelNames } from './initial-weights.ts';
import { lossGradients, lossSlopes } from './loss-slopes.ts';
import { defineProxy } from './proxy.ts';
import type { ProxySubject } from './subject.ts';
import { sumOverKernels, weightedSum } from './sums.ts';

/** Share by which all kernels are made longer and shorter. */
const step = 0.01;

/**
 * GraSP: whether taking weights away would keep the gradient flowing.
 *
 * score = -Σ over all kernel weights of w · (H g), H the Hessian of the loss of one batch and
 * g its gradient
 *
 * H is symmetric, so w · (H g) = g · (H w) = d/dε of g · ∇L((1 + ε) w) at ε = 0. It is taken as
 * the central difference of gradients at (1 ± 0.01) w, since the kernels have no second derivatives: the
 * error is of the order of 1e-4 of the third derivative, and the step is in scale with every weight.
 *
 * @see Wang et al. 2020, "Picking winning tickets before training by preserving gradient flow",
 *   https://arxiv.org/abs/2002.07376; the sign is that of Abdelfattah et al. 2021,
 *   https://arxiv.org/abs/2101.08134
 */
export const grasp = defineProxy({
  name: 'grasp',
  summary: 'Gradient flow that all weights keep up, on a batch',
  cite: 'Wang et al. 2020, arXiv:2002.07376',
  score: (subject) => {
    const { gradients } = subject.take(lossSlopes);
    const flowAt = (factor: number): number =>
      sumOverKernels(gradients, lossGradients(subject, scaled(subject, factor)), weightedSum);
    return (flowAt(1 - step) - flowAt(1 + step)) / (2 * step);
  },
});

/** The subject's weights with all kernels multiplied by a factor. */
function scaled({ network, weights }: ProxySubject, factor: number): Weights {
  const kernels = kernelNames(network).map(
    (name) => [name, weights.get(name)!.map((weight) => factor * weight)] as const,
  );
  return new Map([...weights, ...kernels]);
}
