import * as tf from '@tensorflow/tfjs-core';
import { momentumStep } from '../../momentum.ts';
import type { OptimizerSettings } from '../../session.ts';
import type { OptimizerOperands, OptimizerStep, Stepped } from './operands.ts';

type Settings = Extract<OptimizerSettings, { kind: 'sgd' }>;

/**
 * Stochastic gradient descent with momentum, after Nesterov where asked for.
 *
 * g = gradient + decay * weight, velocity = momentum * velocity + g,
 * weight = weight - learningRate * (nesterov ? g + momentum * velocity : velocity)
 *
 * @see Sutskever et al. 2013, section 2, with the rate outside the velocity as PyTorch has it
 */
export function sgd(
  { weight, gradient, velocity }: OptimizerOperands,
  { optimizer: { momentum, nesterov }, learningRate, decay }: OptimizerStep<Settings>,
): Stepped {
  if (!nesterov) {
    const settings = { learningRate, momentum, decay };
    const [nextWeight, moved] = momentumStep({ weight, gradient, velocity }, settings);
    return { weight: nextWeight, velocity: moved };
  }
  const slope = tf.add(gradient, tf.mul(weight, decay));
  const moved = tf.add(tf.mul(velocity, momentum), slope);
  const ahead = tf.add(slope, tf.mul(moved, momentum));
  return { weight: tf.sub(weight, tf.mul(ahead, learningRate)), velocity: moved };
}
