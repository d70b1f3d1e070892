import * as tf from '@tensorflow/tfjs-core';
import { EspalierError } from '@espalier/protocol';
import type { Model } from '../model.ts';
import { NamedTensors, type StateArrays } from './named-tensors.ts';

/**
 * Moving average of the trained weights of a model, from the values before the first update on:
 *
 * average = keep * average + (1 - keep) * weight
 *
 * Running statistics are not averaged a second time. Owns its tensors.
 *
 * @see Polyak and Juditsky 1992; Tarvainen and Valpola 2017, eq. 1, https://arxiv.org/abs/1703.01780
 */
export class WeightAverage {
  readonly #model: Model;
  readonly #averages = new NamedTensors('average');

  constructor(model: Model) {
    this.#model = model;
  }

  /** Copies the weights where nothing is averaged yet; call it before the update. */
  begin(): void {
    if (this.#averages.size > 0) return;
    for (const [name, weight] of this.#model.variables) this.#averages.set(name, tf.clone(weight));
  }

  /** Moves the averages towards the weights. */
  follow(keep: number): void {
    for (const [name, weight] of this.#model.variables) {
      const average = this.#averages.get(name)!;
      this.#averages.set(
        name,
        tf.tidy(() => tf.add(tf.mul(average, keep), tf.mul(weight, 1 - keep))),
      );
      average.dispose();
    }
  }

  /**
   * What `use` gives while the model has the averages for its weights.
   *
   * @throws {EspalierError} `BAD_INPUT` when no update made averages.
   */
  using<T>(use: () => T): T {
    if (this.#averages.size === 0) throw noAverage();
    const { variables } = this.#model;
    const kept = new Map([...variables].map(([name, weight]) => [name, tf.clone(weight)]));
    for (const [name, weight] of variables) weight.assign(this.#averages.get(name)!);
    try {
      return use();
    } finally {
      for (const [name, weight] of variables) weight.assign(kept.get(name)!);
      tf.dispose([...kept.values()]);
    }
  }

  state(): Map<string, Float32Array> {
    return this.#averages.state();
  }

  restore(state: StateArrays): void {
    this.#averages.restore(state, this.#model.variables);
  }

  dispose(): void {
    this.#averages.dispose();
  }
}

function noAverage(): EspalierError {
  return new EspalierError(
    'BAD_INPUT',
    'averaged weights must have been made by updates with averageKeep, but got none. Train with it.',
  );
}
