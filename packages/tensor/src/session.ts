import type { Network } from '@espalier/network';
import type { Weights } from '@espalier/protocol';
import type { NodeStreams } from './runtime.ts';

/** A teacher's answer to the images of a batch, which the student's is drawn to. */
export interface Distillation {
  /** The teacher's logits, [images, classes]. */
  readonly logits: Float32Array;
  /** Share of the loss that is the teacher's, 0 to 1; the rest is the targets'. */
  readonly weight: number;
  /** What both softmaxes are divided by. */
  readonly temperature: number;
}

/**
 * What is computed of a batch.
 *
 * loss = (1 - weight) * CE(targets, output)
 * + weight * temperature^2 * CE(softmax(teacher / temperature), output / temperature)
 * + exitWeight * sum over exits of CE(targets, exit); without a teacher weight is 0
 */
export interface BatchOptions {
  /** What dropout and stochastic depth draw from; needed where they are. */
  readonly random?: NodeStreams;
  /** Factor of the losses of the network's exits beside that of its output; 0 where absent. */
  readonly exitWeight?: number;
  readonly distillation?: Distillation;
}

/**
 * How an optimizer makes a step out of gradients; equations stand at the kernels.
 *
 * Velocities and squares start at 0, the squares of rmsprop at 1 as TensorFlow's do. A parameter that
 * no loss depended on since the last update stays as it is, without decay too.
 */
export type OptimizerSettings =
  | { readonly kind: 'sgd'; readonly momentum: number; readonly nesterov: boolean }
  | {
      readonly kind: 'rmsprop';
      readonly momentum: number;
      readonly squareMomentum: number;
      readonly epsilon: number;
    }
  | {
      readonly kind: 'adam' | 'adamw';
      readonly momentum: number;
      readonly squareMomentum: number;
      readonly epsilon: number;
    };

/** One step of the optimizer. */
export interface UpdateOptions {
  readonly optimizer: OptimizerSettings;
  readonly learningRate: number;
  /** On parameters whose specification says `decay` alone. */
  readonly weightDecay: number;
  /** Largest Euclidean norm of the mean gradient; longer ones are shortened to it. */
  readonly clipNorm?: number;
  /**
   * How much of the moving average of the weights is kept at each step; none is made where absent. It
   * starts at the weights before the first update that names it.
   */
  readonly averageKeep?: number;
}

/**
 * One network being trained on one backend; it owns all memory that its training takes.
 *
 * Fill `images` and `targets`, `accumulate` one or more batches, `update`, and again. Nothing is
 * allocated by the second step and later ones on the wasm backends.
 */
export interface TrainingSession {
  readonly network: Network;
  /** Where it runs, as reports state it, such as `wasm (relaxed SIMD)`. */
  readonly backend: string;
  /** Most images of a batch; training takes exactly so many, inference as many or fewer. */
  readonly imagesPerBatch: number;
  /** Normalized images of the next batch, [images, height, width, channels], to be written in place. */
  readonly images: Float32Array;
  /** Targets of the next batch, [images, classes], rows that sum to 1, to be written in place. */
  readonly targets: Float32Array;
  /** Bytes that training holds at its peak. */
  readonly peakBytes: number;
  /**
   * Forwards and backwards over the batch: adds its gradients to those so far and gives its mean loss
   * in nats. Running statistics of batch norms move.
   */
  accumulate(options?: BatchOptions): number;
  /**
   * Moves the weights by the mean gradient of the batches since the last update, and forgets them.
   *
   * @throws {EspalierError} `BAD_INPUT` when the optimizer is another kind than at the updates before.
   */
  update(options: UpdateOptions): void;
  /** Mean gradients since the last update by full parameter name, copied. */
  gradients(): Map<string, Float32Array>;
  /**
   * Logits of the output of the first `count` images, [count, classes], in inference; a view that the
   * next call overwrites. `averaged` takes the moving average of the weights, with the same running
   * statistics.
   *
   * @throws {EspalierError} `BAD_INPUT` when averages are asked for and no update made any.
   */
  infer(count: number, options?: { readonly averaged?: boolean }): Float32Array;
  /** Sets the running statistics to the mean over batches; `fill` writes one to `images`, false ends. */
  recalibrate(fill: () => boolean): void;
  /** All values with running statistics, copied; `averaged` takes the moving average of the weights. */
  weights(options?: { readonly averaged?: boolean }): Weights;
  load(weights: Weights): void;
  /** All that an exact resume between updates needs beside the network, copied; see `restore`. */
  state(): Map<string, Float64Array | Float32Array>;
  /** @throws {EspalierError} `BAD_INPUT` when the state is of another network or optimizer. */
  restore(state: ReadonlyMap<string, Float64Array | Float32Array>): void;
  dispose(): void;
}
