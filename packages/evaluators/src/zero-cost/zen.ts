import { operatorOf, type Network, type NetworkNode, type Operator } from '@espalier/network';
import { requireBackend, type Model, type ModelOptions, type tf } from '@espalier/tensor';
import { normalWeights } from './initial-weights.ts';
import { defineProxy } from './proxy.ts';
import type { ProxySubject } from './subject.ts';
import { trainingLogits, withModel } from './with-model.ts';

/** How far an image is moved, in deviations of its pixels. */
const reach = 0.01;

/**
 * Zen score: how strongly features answer to a small change of a random image, with what batch norms
 * divide by put back.
 *
 * score = log(mean over images of Σ |f(x + 0.01 ε) - f(x)|) + Σ over batch norms of
 * 1/2 · log(mean over channels of the running variance)
 *
 * x, ε and all kernels are drawn from N(0, 1); f is what the last global average pool reads. As in the
 * authors' code the variance is the running one after the two passes, which starts at 1 and takes
 * a tenth of each batch's, 0.81 + 0.09 σ₁² + 0.1 σ₂², where the paper writes σ² of the batch.
 *
 * Needs no images.
 *
 * @see Lin et al. 2021, "Zen-NAS: a zero-shot NAS for high-performance image recognition",
 *   https://arxiv.org/abs/2102.01063
 */
export const zen = defineProxy({
  name: 'zen',
  summary: 'Answer of random features to small changes',
  cite: 'Lin et al. 2021, arXiv:2102.01063',
  score: (subject) => {
    const { network, random } = subject;
    const weights = normalWeights(network, random('zen weights'));
    const features: tf.Tensor[] = [];
    const builds = keptFeatures(network, features);
    return withModel({ network, weights, builds }, (model) => {
      runTwice(model, subject);
      return Math.log(meanChange(features)) + logOfScales(model);
    });
  },
});

/** Has the input of the last global average pool, or of the output where there is none, kept. */
function keptFeatures(network: Network, features: tf.Tensor[]): ModelOptions['builds'] & {} {
  const { tf: tfjs } = requireBackend();
  const node = lastPool(network);
  const operator = operatorOf(node);
  const keeping: Operator['build'] = (runtime, context) => {
    features.push(tfjs.keep(tfjs.clone(context.inputs[0]!)));
    return operator.build(runtime, context);
  };
  return new Map([[node.id, keeping]]);
}

function lastPool({ nodes, output }: Network): NetworkNode {
  return (
    nodes.findLast(({ operator }) => operator === 'globalAveragePool') ??
    nodes.find(({ id }) => id === output)!
  );
}

function runTwice(model: Model, { batch: { shape }, random }: ProxySubject): void {
  const { tf: tfjs } = requireBackend();
  const draws = random('zen images');
  const size = shape.reduce((product, extent) => product * extent, 1);
  const images = Float32Array.from({ length: size }, () => draws.normal());
  const moved = images.map((pixel) => pixel + reach * draws.normal());
  for (const pixels of [images, moved]) trainingLogits(model, tfjs.tensor4d(pixels, [...shape]));
}

/** Mean over images of the summed absolute differences of two feature maps, which are freed. */
function meanChange([before, after]: readonly tf.Tensor[]): number {
  const { tf: tfjs } = requireBackend();
  const sum = tfjs.sum(tfjs.abs(tfjs.sub(after!, before!))).dataSync()[0]!;
  tfjs.dispose([before!, after!]);
  return sum / before!.shape[0];
}

/** Σ over batch norms of half the logarithm of the mean running variance. */
function logOfScales(model: Model): number {
  const values = model.weights();
  return model.parameters
    .filter(({ spec }) => spec.name === 'variance' && !spec.trainable)
    .map(({ name }) => values.get(name)!)
    .reduce((sum, variances) => sum + Math.log(mean(variances)) / 2, 0);
}

function mean(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
