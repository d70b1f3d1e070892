import { graph, type Network } from '@espalier/network';
import type { Weights } from '@espalier/protocol';
import { stream } from '@espalier/random';
import { proxySubject, type ProxyBatch, type ProxySubject } from '../../src/zero-cost/subject.ts';

const [images, places, colours, features, classes] = [6, 4, 2, 3, 2] as const;
const epsilon = 1e-3;

/** 2x2x2 images, 1x1 convolution to three features, batch norm and ReLU, mean, two classes. */
export function tinyNetwork(): Network {
  const net = graph('tiny');
  const image = net.input({ height: 2, width: 2, channels: colours });
  const conv = net.add('conv', { filters: features, kernel: 1 }, [image], 'conv');
  const norm = net.add('batchNorm', { activation: 'relu', epsilon }, [conv], 'norm');
  const pool = net.add('globalAveragePool', {}, [norm], 'pool');
  return net.finish(net.add('dense', { units: classes, bias: false }, [pool], 'classifier'));
}

/** Six random images with labels 0, 1, 0, 1, 0, 1. */
export function tinyBatch(): ProxyBatch {
  const random = stream('tiny batch');
  const values = images * places * colours;
  return {
    images: Float32Array.from({ length: values }, () => random.normal()),
    shape: [images, 2, 2, colours],
    labels: Uint8Array.from({ length: images }, (_, image) => image % classes),
    classes,
  };
}

/** The tiny network at drawn weights. */
export const tinySubject = (): ProxySubject =>
  proxySubject({ network: tinyNetwork(), batch: tinyBatch(), seed: 'tiny' });

/** Kernels of the tiny network in float64. */
export interface TinyKernels {
  /** [colours, features]. */
  readonly conv: Float64Array;
  /** [features, classes]. */
  readonly classifier: Float64Array;
}

/** The kernels of a subject of the tiny network. */
export const kernelsOf = (weights: Weights): TinyKernels => ({
  conv: Float64Array.from(weights.get('conv/kernel')!),
  classifier: Float64Array.from(weights.get('classifier/kernel')!),
});

/** What the tiny network computes, in float64 loops. */
export interface TinyPass {
  /** Convolution before the batch norm, [images · places, features]. */
  readonly convolved: Float64Array;
  /** After batch norm and ReLU, [images · places, features]. */
  readonly rectified: Float64Array;
  /** [images, classes]. */
  readonly logits: Float64Array;
  /** Variance of each feature over the batch, divided by the count. */
  readonly variances: Float64Array;
}

/** The tiny network in training; `shift` is added to the convolution's output. */
export function tinyPass(
  pixels: ArrayLike<number>,
  { conv, classifier }: TinyKernels,
  shift?: Float64Array,
): TinyPass {
  const rows = images * places;
  const convolved = Float64Array.from({ length: rows * features }, (_, at) => {
    const [row, feature] = [Math.floor(at / features), at % features];
    let sum = shift?.[at] ?? 0;
    for (let c = 0; c < colours; c++)
      sum += pixels[row * colours + c]! * conv[c * features + feature]!;
    return sum;
  });
  const column = (feature: number): number[] =>
    Array.from({ length: rows }, (_, row) => convolved[row * features + feature]!);
  const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b) / rows;
  const means = Float64Array.from({ length: features }, (_, f) => mean(column(f)));
  const variances = means.map((m, f) => mean(column(f).map((value) => (value - m) ** 2)));
  const rectified = convolved.map((value, at) => {
    const feature = at % features;
    return Math.max(0, (value - means[feature]!) / Math.sqrt(variances[feature]! + epsilon));
  });
  const logits = new Float64Array(images * classes);
  for (const [at, value] of rectified.entries()) {
    const [image, feature] = [Math.floor(at / (places * features)), at % features];
    for (let k = 0; k < classes; k++)
      logits[image * classes + k]! += (value / places) * classifier[feature * classes + k]!;
  }
  return { convolved, rectified, logits, variances };
}

/** Mean softmax cross-entropy of labels 0, 1, 0, 1, 0, 1. */
export function tinyLoss(logits: Float64Array): number {
  let sum = 0;
  for (let image = 0; image < images; image++) {
    const row = logits.subarray(image * classes, (image + 1) * classes);
    const total = row.reduce((exponentials, logit) => exponentials + Math.exp(logit), 0);
    sum += Math.log(total) - row[image % classes]!;
  }
  return sum / images;
}

/** Slope of `f` in every value of `point`, by central differences in float64. */
export function differences(f: (point: Float64Array) => number, point: Float64Array): Float64Array {
  const step = 1e-5;
  return point.map((_, at) => {
    const valueAt = (delta: number): number => f(point.with(at, point[at]! + delta));
    return (valueAt(step) - valueAt(-step)) / (2 * step);
  });
}

/** Gradients of the loss in both kernels. */
export function tinyGradients(pixels: ArrayLike<number>, kernels: TinyKernels): TinyKernels {
  const loss = (changed: Partial<TinyKernels>): number =>
    tinyLoss(tinyPass(pixels, { ...kernels, ...changed }).logits);
  return {
    conv: differences((conv) => loss({ conv }), kernels.conv),
    classifier: differences((classifier) => loss({ classifier }), kernels.classifier),
  };
}
