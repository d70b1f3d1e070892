import * as tf from '@tensorflow/tfjs-core';
import { EspalierError } from '@espalier/protocol';
import type { Model } from '../model.ts';
import type { Parameter } from '../parameters.ts';
import type { OptimizerSettings, UpdateOptions } from '../session.ts';
import { firstSquare, optimizerStep } from './optimizers/index.ts';
import { NamedTensors, type StateArrays } from './named-tensors.ts';

const kinds: readonly OptimizerSettings['kind'][] = ['sgd', 'rmsprop', 'adam', 'adamw'];

/** Moves the variables of a model by any optimizer of the list; owns velocities and squares. */
export class EagerOptimizer {
  readonly #model: Model;
  readonly #velocities = new NamedTensors('velocity');
  readonly #squares = new NamedTensors('square');
  #kind: OptimizerSettings['kind'] | null = null;
  #steps = 0;

  constructor(model: Model) {
    this.#model = model;
  }

  /**
   * One step along mean gradients by full parameter name; a parameter without one stays as it is.
   *
   * @throws {EspalierError} `BAD_INPUT` when the optimizer is another than that of the steps before.
   */
  step(gradients: ReadonlyMap<string, tf.Tensor>, options: UpdateOptions): void {
    this.#require(options.optimizer.kind);
    this.#steps++;
    for (const parameter of this.#model.parameters) {
      const gradient = gradients.get(parameter.name);
      if (gradient !== undefined) this.#move(parameter, gradient, options);
    }
  }

  #move({ name, spec }: Parameter, gradient: tf.Tensor, options: UpdateOptions): void {
    const { optimizer, learningRate, weightDecay } = options;
    const weight = this.#model.variables.get(name)!;
    const velocity = this.#velocities.get(name) ?? tf.zerosLike(weight);
    const square = this.#squares.get(name) ?? tf.fill(weight.shape, firstSquare(optimizer));
    const decay = spec.decay ? weightDecay : 0;
    const step = { optimizer, learningRate, decay, steps: this.#steps };
    const next = optimizerStep({ weight, gradient, velocity, square }, step);
    // A new tensor and not an update in place: the backend caches packed weights by tensor.
    weight.assign(next.weight);
    tf.dispose([next.weight, velocity, square]);
    this.#velocities.set(name, next.velocity);
    if (next.square !== undefined) this.#squares.set(name, next.square);
  }

  #require(kind: OptimizerSettings['kind']): void {
    this.#kind ??= kind;
    if (this.#kind === kind) return;
    throw new EspalierError(
      'BAD_INPUT',
      `optimizer must stay "${this.#kind}" within a training, but got "${kind}". Open a new session.`,
    );
  }

  /** All that an exact resume needs, copied. */
  state(): StateArrays {
    const progress = Float64Array.of(this.#kind ? kinds.indexOf(this.#kind) : -1, this.#steps);
    return new Map<string, Float64Array | Float32Array>([
      ['optimizer', progress],
      ...this.#velocities.state(),
      ...this.#squares.state(),
    ]);
  }

  restore(state: StateArrays): void {
    const [kind, steps] = state.get('optimizer')!;
    this.#kind = kinds[kind!] ?? null;
    this.#steps = steps!;
    this.#velocities.restore(state, this.#model.variables);
    this.#squares.restore(state, this.#model.variables);
  }

  dispose(): void {
    this.#velocities.dispose();
    this.#squares.dispose();
  }
}
