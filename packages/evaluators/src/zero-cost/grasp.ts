import type { Weights } from '@espalier/protocol';
import { frozenRectifiers } from './frozen-rectifiers.ts';
import { kernelNames } from './initial-weights.ts';
import { lossGradients, lossSlopes } from './loss-slopes.ts';
import { defineProxy } from './proxy.ts';
import { rectifierCodes } from './rectifier-codes.ts';
import type { ProxySubject } from './subject.ts';
import { sumOverKernels, weightedSum } from './sums.ts';

/** Share by which all kernels are made longer. */
const step = 1e-3;

/**
 * GraSP: whether taking weights away would keep the gradient flowing.
 *
 * score = -Σ over all kernel weights of w · (H g), H the Hessian of the loss of one batch and
 * g its gradient
 *
 * H is symmetric, so w · (H g) = g · (H w) = d/dε of g · ∇L((1 + ε) w) at ε = 0. It is taken as
 * the difference quotient between (1 + 0.001) w and w, since the kernels have no second derivatives; its
 * error is of the order of a thousandth of g · g. The rectifiers keep the state that they have at w:
 * else those that switch on the way would add a curvature that ReLU's second derivative, 0, has not.
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
    const builds = frozenRectifiers(subject.network, subject.take(rectifierCodes));
    const longer = lossGradients(subject, scaled(subject, 1 + step), builds);
    const flow = sumOverKernels(gradients, gradients, weightedSum);
    return (flow - sumOverKernels(gradients, longer, weightedSum)) / step;
  },
});

/** The subject's weights with all kernels multiplied by a factor. */
function scaled({ network, weights }: ProxySubject, factor: number): Weights {
  const kernels = kernelNames(network).map(
    (name) => [name, weights.get(name)!.map((weight) => factor * weight)] as const,
  );
  return new Map([...weights, ...kernels]);
}
