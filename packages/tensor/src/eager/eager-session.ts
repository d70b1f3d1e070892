import * as tf from '@tensorflow/tfjs-core';
import type { Network } from '@espalier/network';
import { describeBackend } from '../backend.ts';
import { createModel, type Model, type ModelOptions } from '../model.ts';
import type { BatchOptions, TrainingSession, UpdateOptions } from '../session.ts';
import { BatchBuffers } from './batch-buffers.ts';
import { batchLoss } from './batch-loss.ts';
import { EagerOptimizer } from './eager-optimizer.ts';
import { GradientSums } from './gradient-sums.ts';
import { restoreWeights, weightState } from './model-state.ts';
import type { StateArrays } from './named-tensors.ts';
import { estimateTrainingBytes } from './training-bytes.ts';
import { WeightAverage } from './weight-average.ts';

/** How a session is opened; one of `random` and `weights` must be given, and `weights` win. */
export interface SessionOptions extends ModelOptions {
  /** Images of a training batch, and most of a batch in inference. */
  readonly imagesPerBatch: number;
}

/**
 * A training session on the running TensorFlow.js backend, operation by operation.
 *
 * It takes every network and every backend; `peakBytes` is an estimate before the first batch and
 * afterwards the most that the backend's tensors took at the end of a forward pass, beyond what they took
 * before the session.
 *
 * @throws {EspalierError} `BACKEND_UNAVAILABLE` before `startBackend`; `BAD_INPUT` when neither
 * `random` nor `weights` is given or the weights do not fit.
 */
export function eagerSession(network: Network, options: SessionOptions): TrainingSession {
  const { numBytes } = tf.memory();
  return new EagerSession(createModel(network, options), options.imagesPerBatch, numBytes);
}

class EagerSession implements TrainingSession {
  readonly network: Network;
  readonly backend = describeBackend();
  readonly imagesPerBatch: number;
  readonly images: Float32Array;
  readonly targets: Float32Array;
  readonly #model: Model;
  readonly #variables: tf.Variable[];
  readonly #buffers: BatchBuffers;
  readonly #gradients: GradientSums;
  readonly #optimizer: EagerOptimizer;
  readonly #average: WeightAverage;
  readonly #estimatedBytes: number;
  readonly #bytesBefore: number;
  #seenBytes = 0;

  constructor(model: Model, imagesPerBatch: number, bytesBefore: number) {
    const buffers = new BatchBuffers(model.network, imagesPerBatch);
    this.network = model.network;
    this.imagesPerBatch = imagesPerBatch;
    this.images = buffers.images;
    this.targets = buffers.targets;
    this.#buffers = buffers;
    this.#model = model;
    this.#variables = [...model.variables.values()];
    this.#gradients = new GradientSums(model);
    this.#optimizer = new EagerOptimizer(model);
    this.#average = new WeightAverage(model);
    this.#estimatedBytes = estimateTrainingBytes(model.network, imagesPerBatch);
    this.#bytesBefore = bytesBefore;
  }

  get peakBytes(): number {
    return this.#seenBytes || this.#estimatedBytes;
  }

  accumulate(options: BatchOptions = {}): number {
    const images = this.#buffers.imageTensor();
    try {
      const { value, grads } = tf.variableGrads(
        () => this.#lossOf(images, options),
        this.#variables,
      );
      this.#gradients.add(grads);
      const loss = value.dataSync()[0]!;
      value.dispose();
      return loss;
    } finally {
      images.dispose();
    }
  }

  #lossOf(images: tf.Tensor4D, options: BatchOptions): tf.Scalar {
    const { random, exitWeight = 0, distillation } = options;
    const pass = { training: true, random };
    const logits =
      exitWeight === 0 ? [this.#model.forward(images, pass)] : this.#model.forwardAll(images, pass);
    const loss = batchLoss({
      logits,
      targets: this.#buffers.rows(this.targets),
      exitWeight,
      ...(distillation && {
        teacher: { ...distillation, logits: this.#buffers.rows(distillation.logits) },
      }),
    });
    this.#seenBytes = Math.max(this.#seenBytes, tf.memory().numBytes - this.#bytesBefore);
    return loss;
  }

  update(options: UpdateOptions): void {
    if (options.averageKeep !== undefined) this.#average.begin();
    const gradients = this.#gradients.take(options.clipNorm);
    this.#optimizer.step(gradients, options);
    tf.dispose([...gradients.values()]);
    if (options.averageKeep !== undefined) this.#average.follow(options.averageKeep);
  }

  gradients(): Map<string, Float32Array> {
    return this.#gradients.means();
  }

  infer(count: number, { averaged = false } = {}): Float32Array {
    if (averaged) return this.#average.using(() => this.infer(count));
    const images = this.#buffers.imageTensor(count);
    const logits = this.#model.forward(images, { training: false });
    const values = this.#buffers.read(logits);
    tf.dispose([images, logits]);
    return values;
  }

  recalibrate(fill: () => boolean): void {
    this.#model.recalibrate(this.#filled(fill));
  }

  *#filled(fill: () => boolean): Generator<tf.Tensor4D> {
    while (fill()) yield this.#buffers.imageTensor();
  }

  weights({ averaged = false } = {}): ReadonlyMap<string, Float32Array> {
    return averaged ? this.#average.using(() => this.#model.weights()) : this.#model.weights();
  }

  load(weights: ReadonlyMap<string, Float32Array>): void {
    this.#model.load(weights);
  }

  state(): Map<string, Float64Array | Float32Array> {
    return new Map([
      ...weightState(this.#model),
      ...this.#optimizer.state(),
      ...this.#average.state(),
    ]);
  }

  restore(state: StateArrays): void {
    restoreWeights(this.#model, state);
    this.#optimizer.restore(state);
    this.#average.restore(state);
  }

  dispose(): void {
    this.#gradients.dispose();
    this.#optimizer.dispose();
    this.#average.dispose();
    this.#model.dispose();
  }
}
