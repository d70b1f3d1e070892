import * as tf from '@tensorflow/tfjs-core';
import type { OptimizerSettings } from '../../session.ts';
import type { OptimizerOperands, OptimizerStep, Stepped } from './operands.ts';

type Settings = Extract<OptimizerSettings, { kind: 'adam' | 'adamw' }>;

/**
 * Adam, whose weight decay is part of the gradient, and AdamW, whose decay is apart from it.
 *
 * g = gradient + (adam: decay * weight), velocity = momentum * velocity + (1 - momentum) * g,
 * square = squareMomentum * square + (1 - squareMomentum) * g^2,
 * weight = weight - learningRate * ((velocity / (1 - momentum^steps)) /
 * (sqrt(square / (1 - squareMomentum^steps)) + epsilon) + (adamw: decay * weight))
 *
 * @see Kingma and Ba 2015, Algorithm 1, https://arxiv.org/abs/1412.6980
 * @see Loshchilov and Hutter 2019, Algorithm 2, https://arxiv.org/abs/1711.05101
 */
export function adam(
  { weight, gradient, velocity, square }: OptimizerOperands,
  { optimizer, learningRate, decay, steps }: OptimizerStep<Settings>,
): Stepped {
  const { kind, momentum, squareMomentum, epsilon } = optimizer;
  const shrinkage = tf.mul(weight, decay);
  const slope = kind === 'adam' ? tf.add(gradient, shrinkage) : gradient;
  const moved = tf.add(tf.mul(velocity, momentum), tf.mul(slope, 1 - momentum));
  const nextSquare = tf.add(
    tf.mul(square, squareMomentum),
    tf.mul(tf.square(slope), 1 - squareMomentum),
  );
  const root = tf.sqrt(tf.div(nextSquare, 1 - squareMomentum ** steps));
  const direction = tf.div(tf.div(moved, 1 - momentum ** steps), tf.add(root, epsilon));
  const move = kind === 'adamw' ? tf.add(direction, shrinkage) : direction;
  return {
    weight: tf.sub(weight, tf.mul(move, learningRate)),
    velocity: moved,
    square: nextSquare,
  };
}
