import type { Network } from '@espalier/network';
import { stream } from '@espalier/random';
import {
  createModel,
  requireBackend,
  type Model,
  type ModelOptions,
  type tf,
} from '@espalier/tensor';
import type { ProxyBatch } from './subject.ts';

/** What is run, with which values, and which nodes are computed otherwise than by their operator. */
export interface ModelSettings extends Pick<ModelOptions, 'weights' | 'builds'> {
  readonly network: Network;
}

/** Calls `use` with a model of a network and disposes of it; tensors made meanwhile are tidied. */
export function withModel<T>({ network, ...options }: ModelSettings, use: (model: Model) => T): T {
  const model = createModel(network, options);
  const { engine } = requireBackend().tf;
  engine().startScope();
  try {
    return use(model);
  } finally {
    engine().endScope();
    model.dispose();
  }
}

/** The images of a batch, [count, height, width, channels]. */
export function imagesOf({ images, shape }: ProxyBatch): tf.Tensor4D {
  return requireBackend().tf.tensor4d(images, [...shape]);
}

/** One-hot targets of a batch, [count, classes]. */
export function targetsOf({ labels, classes }: ProxyBatch): tf.Tensor2D {
  const rows = new Float32Array(labels.length * classes);
  for (const [image, label] of labels.entries()) rows[image * classes + label] = 1;
  return requireBackend().tf.tensor2d(rows, [labels.length, classes]);
}

/**
 * Logits [count, classes] in training: batch norms take the batch's own statistics, and what dropout
 * draws is the same in every pass.
 */
export function trainingLogits(model: Model, images: tf.Tensor4D): tf.Tensor2D {
  const random = (node: string) => stream('zero-cost', 'dropped', node);
  return model.forward(images, { training: true, random });
}
