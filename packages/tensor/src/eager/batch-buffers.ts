import * as tf from '@tensorflow/tfjs-core';
import { analyze, type Network } from '@espalier/network';

/** Where a session's batch is written and its logits are read, and both as tensors. */
export class BatchBuffers {
  readonly images: Float32Array;
  readonly targets: Float32Array;
  readonly #imagesPerBatch: number;
  readonly #imageShape: readonly [height: number, width: number, channels: number];
  readonly #classes: number;
  readonly #logits: Float32Array;

  constructor(network: Network, imagesPerBatch: number) {
    const { nodes } = analyze(network);
    const { height, width, channels } = nodes.get(network.nodes[0]!.id)!.shape;
    this.#imagesPerBatch = imagesPerBatch;
    this.#imageShape = [height, width, channels];
    this.#classes = nodes.get(network.output)!.shape.channels;
    this.images = new Float32Array(imagesPerBatch * height * width * channels);
    this.targets = new Float32Array(imagesPerBatch * this.#classes);
    this.#logits = new Float32Array(this.targets.length);
  }

  /** The first `count` images [count, height, width, channels]; all where no number is given. */
  imageTensor(count = this.#imagesPerBatch): tf.Tensor4D {
    const [height, width, channels] = this.#imageShape;
    const values = this.images.subarray(0, count * height * width * channels);
    return tf.tensor4d(values, [count, height, width, channels]);
  }

  /** A value of each class for every image [images, classes]. */
  rows(values: Float32Array): tf.Tensor2D {
    return tf.tensor2d(values, [this.#imagesPerBatch, this.#classes]);
  }

  /** The values of logits [count, classes], which the next call overwrites. */
  read(logits: tf.Tensor2D): Float32Array {
    this.#logits.set(logits.dataSync());
    return this.#logits.subarray(0, logits.size);
  }
}
