import * as tf from '@tensorflow/tfjs-core';
import { hasKernel } from './has-kernel.ts';
import type { Model } from './model.ts';

/** Settings of one step. */
export interface MomentumStep {
  readonly learningRate: number;
  readonly momentum: number;
  readonly weightDecay: number;
}

/** Tensors of one parameter. */
interface Operands {
  readonly weight: tf.Tensor;
  readonly gradient: tf.Tensor;
  readonly velocity: tf.Tensor;
}

/** Settings of the step of one parameter. */
type Settings = Omit<MomentumStep, 'weightDecay'> & { readonly decay: number };

/**
 * Stochastic gradient descent with momentum over the variables of a model.
 *
 * velocity = momentum * velocity + gradient + weightDecay * weight, weight = weight - learningRate * velocity
 *
 * Weight decay acts on the parameters whose specification says `decay`. A parameter that the loss does
 * not depend on stays as it is.
 *
 * @see Sutskever et al. 2013, eq. 1, with the rate outside the velocity as PyTorch has it
 */
export class MomentumOptimizer {
  readonly #model: Model;
  readonly #velocities = new Map<string, tf.Tensor>();

  constructor(model: Model) {
    this.#model = model;
  }

  /** Moves every variable that has a gradient; gradients are keyed by the variable's own name. */
  step(gradients: tf.NamedTensorMap, { weightDecay, ...settings }: MomentumStep): void {
    for (const { name, spec } of this.#model.parameters) {
      const weight = this.#model.variables.get(name);
      const gradient = weight === undefined ? undefined : gradients[weight.name];
      if (weight === undefined || gradient === undefined) continue;
      const velocity = this.#velocities.get(name) ?? tf.zerosLike(weight);
      const operands = { weight, gradient, velocity };
      const [nextWeight, nextVelocity] = momentumStep(operands, {
        ...settings,
        decay: spec.decay ? weightDecay : 0,
      });
      // A new tensor and not an update in place: the backend caches packed weights by tensor.
      weight.assign(nextWeight);
      nextWeight.dispose();
      velocity.dispose();
      this.#velocities.set(name, nextVelocity);
    }
  }

  dispose(): void {
    for (const velocity of this.#velocities.values()) velocity.dispose();
    this.#velocities.clear();
  }
}

/** Next weight and velocity of one parameter, as new tensors; see {@link MomentumOptimizer}. */
export function momentumStep(
  operands: Operands,
  settings: Settings,
): [weight: tf.Tensor, velocity: tf.Tensor] {
  if (hasKernel('MomentumStep')) {
    const attributes = { ...settings };
    return tf.engine().runKernel('MomentumStep', { ...operands }, attributes) as unknown as [
      tf.Tensor,
      tf.Tensor,
    ];
  }
  const { weight, gradient, velocity } = operands;
  return tf.tidy(() => {
    const slope = tf.add(gradient, tf.mul(weight, settings.decay));
    const moved = tf.add(tf.mul(velocity, settings.momentum), slope);
    return [tf.sub(weight, tf.mul(moved, settings.learningRate)), moved];
  });
}
