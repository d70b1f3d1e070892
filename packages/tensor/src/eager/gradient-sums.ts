import * as tf from '@tensorflow/tfjs-core';
import type { Model } from '../model.ts';

/** Sums of the gradients of batches by full parameter name; owns its tensors. */
export class GradientSums {
  readonly #model: Model;
  readonly #sums = new Map<string, tf.Tensor>();
  #batches = 0;

  constructor(model: Model) {
    this.#model = model;
  }

  /** Adds the gradients of one batch, keyed by the variables' own names, and frees them. */
  add(gradients: tf.NamedTensorMap): void {
    this.#batches++;
    for (const [name, variable] of this.#model.variables) {
      const gradient = gradients[variable.name];
      if (gradient === undefined) continue;
      const sum = this.#sums.get(name);
      this.#sums.set(name, sum === undefined ? gradient : tf.add(sum, gradient));
      if (sum !== undefined) tf.dispose([sum, gradient]);
    }
  }

  /**
   * Mean gradients, shortened to the Euclidean norm `clipNorm` where they are longer, and forgets them.
   *
   * The caller frees them. A parameter that no loss depended on has none.
   */
  take(clipNorm?: number): Map<string, tf.Tensor> {
    const factor = this.#factor(clipNorm);
    const taken = new Map(this.#sums);
    this.#sums.clear();
    this.#batches = 0;
    if (factor === 1) return taken;
    return new Map(
      [...taken].map(([name, sum]) => {
        const mean = tf.mul(sum, factor);
        sum.dispose();
        return [name, mean] as const;
      }),
    );
  }

  /** What sums are multiplied by to be the mean, and that no longer than asked for. */
  #factor(clipNorm: number | undefined): number {
    const mean = 1 / this.#batches;
    if (clipNorm === undefined || this.#sums.size === 0) return mean;
    const squares = tf.tidy(() =>
      tf.addN([...this.#sums.values()].map((sum) => tf.sum(tf.square(sum)))),
    );
    const norm = mean * Math.sqrt(squares.dataSync()[0]!);
    squares.dispose();
    return norm > clipNorm ? (mean * clipNorm) / norm : mean;
  }

  /** Mean gradients, copied. */
  means(): Map<string, Float32Array> {
    const mean = 1 / this.#batches;
    return new Map(
      [...this.#sums].map(([name, sum]) => [name, sum.dataSync<'float32'>().map((v) => v * mean)]),
    );
  }

  dispose(): void {
    tf.dispose([...this.#sums.values()]);
    this.#sums.clear();
  }
}
