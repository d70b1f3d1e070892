import { operatorOf, type NetworkNode } from '@espalier/network';
import type { Weights } from '@espalier/protocol';
import { crossEntropy, requireBackend, type ModelOptions, type tf } from '@espalier/tensor';
import { kernelGradients } from './kernel-gradients.ts';
import type { ProxySubject } from './subject.ts';
import { watchedBuilds, withSlope } from './watched-builds.ts';
import { imagesOf, targetsOf, trainingLogits, withModel } from './with-model.ts';

/** Slopes of the loss of a batch. */
export interface LossSlopes {
  /** In every kernel, by full parameter name. */
  readonly gradients: ReadonlyMap<string, Float32Array>;
  /**
   * Output times slope, summed over the places of the output, [count, channels], by the id of every
   * node with a kernel.
   */
  readonly products: ReadonlyMap<string, Float32Array>;
}

/**
 * Slopes of the mean softmax cross-entropy of the batch at the first weights, batch norms in training.
 *
 * One pass for gradient norm, SNIP, plain, GraSP and Fisher.
 */
export function lossSlopes(subject: ProxySubject): LossSlopes {
  const { network, weights } = subject;
  const products = new Map<string, Float32Array>();
  const builds = watchedBuilds(network, isLinear, (output, { id }) =>
    withSlope(output, (x, slope) => products.set(id, placeSums(x, slope))),
  );
  return { gradients: lossGradients(subject, weights, builds), products };
}

/** Gradients of the same loss in every kernel, at other weights. */
export function lossGradients(
  { network, batch }: ProxySubject,
  weights: Weights,
  builds?: ModelOptions['builds'],
): Map<string, Float32Array> {
  return withModel({ network, weights, ...(builds && { builds }) }, (model) => {
    const [images, targets] = [imagesOf(batch), targetsOf(batch)];
    return kernelGradients(model, () => crossEntropy(trainingLogits(model, images), targets));
  });
}

const isLinear = (node: NetworkNode): boolean => operatorOf(node).family === 'linear';

function placeSums(x: tf.Tensor4D, slope: tf.Tensor4D): Float32Array {
  const { tf: tfjs } = requireBackend();
  const sums = tfjs.sum(tfjs.mul(x, slope), [1, 2]);
  return Float32Array.from(sums.dataSync());
}
