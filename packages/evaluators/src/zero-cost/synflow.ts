import type { Network } from '@espalier/network';
import type { Weights } from '@espalier/protocol';
import { requireBackend, type tf } from '@espalier/tensor';
import { kernelGradients } from './kernel-gradients.ts';
import { linearized } from './linearized.ts';
import { defineProxy } from './proxy.ts';
import type { ProxySubject } from './subject.ts';
import { absoluteSum, sumOverKernels } from './sums.ts';
import { trainingLogits, withModel } from './with-model.ts';

/** What the image of ones is multiplied by until its answer is in range, as powers of two. */
const scales = [0, -60, -120];

/**
 * SynFlow: how much flows through all paths of the network, each worth the product of its weights.
 *
 * score = log(Σ over all kernel weights of |w · ∂R/∂w|), R the sum of the logits of one image of ones
 * with weights |w|, without batch norms
 *
 * Every path counts once in each kernel that it passes, so a kernel that all paths pass adds R. The
 * published code computes in float64, because R passes 10⁴⁹. Here, in float32, the image is multiplied
 * by 2⁻⁶⁰ or 2⁻¹²⁰ where need be and the logits by the power of two that brings R near 1: R is linear in
 * both, products of numbers above 0 lose no digits that way, and the logarithm takes the factors
 * out again. Range: up to R = 2²⁴⁰. 0, as published, where no path reaches the output.
 *
 * Needs no images.
 *
 * @see Tanaka et al. 2020, "Pruning neural networks without any data by iteratively conserving
 *   synaptic flow", https://arxiv.org/abs/2006.05467; the logarithm and the missing batch
 *   norms are those of Krishnakumar et al. 2022, https://arxiv.org/abs/2210.03230
 */
export const synflow = defineProxy({
  name: 'synflow',
  summary: 'Products of weights over all paths',
  cite: 'Tanaka et al. 2020, arXiv:2006.05467',
  score: ({ network, weights, batch }) => {
    const flow = { network: linearized(network), weights: absolute(weights), shape: batch.shape };
    for (const exponent of scales) {
      const found = scoreAt(flow, exponent);
      if (Number.isFinite(found)) return found;
    }
    return Infinity;
  },
});

interface Flow {
  readonly network: Network;
  readonly weights: Weights;
  readonly shape: ProxySubject['batch']['shape'];
}

/** The score by way of an image of 2^exponent; not finite where numbers leave their range. */
function scoreAt({ network, weights, shape }: Flow, exponent: number): number {
  const { tf: tfjs } = requireBackend();
  const [, height, width, channels] = shape;
  return withModel({ network, weights }, (model) => {
    const image: tf.Tensor4D = tfjs.fill([1, height, width, channels], 2 ** exponent);
    let taken = 0;
    const gradients = kernelGradients(model, () => {
      const flow: tf.Scalar = tfjs.sum(trainingLogits(model, image));
      taken = Math.round(Math.log2(flow.dataSync()[0]!));
      return Number.isFinite(taken) ? tfjs.mul(flow, 2 ** -taken) : flow;
    });
    const sum = sumOverKernels(gradients, weights, absoluteSum);
    if (sum === 0) return 0;
    return Math.log(sum) + (taken - exponent) * Math.LN2;
  });
}

/** Absolute values of all weights. */
function absolute(weights: Weights): Weights {
  return new Map([...weights].map(([name, values]) => [name, values.map(Math.abs)]));
}
