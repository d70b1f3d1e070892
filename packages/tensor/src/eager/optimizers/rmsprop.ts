import * as tf from '@tensorflow/tfjs-core';
import type { OptimizerSettings } from '../../session.ts';
import type { OptimizerOperands, OptimizerStep, Stepped } from './operands.ts';

type Settings = Extract<OptimizerSettings, { kind: 'rmsprop' }>;

/**
 * RMSprop in TensorFlow's form: epsilon inside the root, the rate inside the velocity, squares from 1.
 *
 * g = gradient + decay * weight, square = squareMomentum * square + (1 - squareMomentum) * g^2,
 * velocity = momentum * velocity + learningRate * g / sqrt(square + epsilon), weight = weight - velocity
 *
 * @see Tan et al. 2019, "MnasNet", section 5 (decay 0.9, momentum 0.9), https://arxiv.org/abs/1807.11626
 */
export function rmsprop(
  { weight, gradient, velocity, square }: OptimizerOperands,
  { optimizer, learningRate, decay }: OptimizerStep<Settings>,
): Stepped {
  const { momentum, squareMomentum, epsilon } = optimizer;
  const slope = tf.add(gradient, tf.mul(weight, decay));
  const nextSquare = tf.add(
    tf.mul(square, squareMomentum),
    tf.mul(tf.square(slope), 1 - squareMomentum),
  );
  const scaled = tf.div(tf.mul(slope, learningRate), tf.sqrt(tf.add(nextSquare, epsilon)));
  const moved = tf.add(tf.mul(velocity, momentum), scaled);
  return { weight: tf.sub(weight, moved), velocity: moved, square: nextSquare };
}
