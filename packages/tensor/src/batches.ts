import * as tf from '@tensorflow/tfjs-core';
import type { DatasetInfo, ImageSplit } from '@espalier/protocol';
import { stream } from '@espalier/random';
import { unchanged, type Change } from './augment.ts';
import { PixelWriter } from './pixels.ts';

/** Order in which an epoch (from 0) takes the images; a function of seed and epoch alone. */
export function epochOrder(seed: string, epoch: number, count: number): number[] {
  const indices = Array.from({ length: count }, (_, index) => index);
  return stream(seed, 'order', epoch).shuffle(indices);
}

/** Makes batches of one split. */
export class BatchMaker {
  readonly #info: DatasetInfo;
  readonly #split: ImageSplit;
  readonly #writer: PixelWriter;

  constructor(split: ImageSplit, info: DatasetInfo) {
    this.#info = info;
    this.#split = split;
    this.#writer = new PixelWriter(info);
  }

  /** Normalized images [indices, height, width, channels], each changed as `changeOf` says. */
  images(indices: readonly number[], changeOf: () => Change = () => unchanged): tf.Tensor4D {
    const { height, width, channels } = this.#info;
    const size = height * width * channels;
    const floats = new Float32Array(indices.length * size);
    for (const [position, index] of indices.entries()) {
      const place = { bytes: this.#split.images, from: index * size, floats, to: position * size };
      this.#writer.write(place, changeOf());
    }
    return tf.tensor4d(floats, [indices.length, height, width, channels]);
  }

  /**
   * Targets [indices, classes]: 1 - smoothing on the label, and smoothing / classes on every class.
   *
   * @see Szegedy et al. 2016, section 7 (label smoothing), https://arxiv.org/abs/1512.00567
   */
  targets(indices: readonly number[], smoothing: number): tf.Tensor2D {
    const { classes } = this.#info;
    const floats = new Float32Array(indices.length * classes).fill(smoothing / classes);
    for (const [position, index] of indices.entries()) {
      floats[position * classes + this.#split.labels[index]!]! += 1 - smoothing;
    }
    return tf.tensor2d(floats, [indices.length, classes]);
  }
}

/** Normalized images [indices, height, width, channels] of a split, unchanged. */
export function imageTensor(
  split: ImageSplit,
  info: DatasetInfo,
  indices: readonly number[],
): tf.Tensor4D {
  return new BatchMaker(split, info).images(indices);
}
