import type * as tf from '@tensorflow/tfjs-core';

/** Tensors of one parameter before a step. */
export interface OptimizerOperands {
  readonly weight: tf.Tensor;
  readonly gradient: tf.Tensor;
  /** Moving sum or average of gradients, zeros before the first step. */
  readonly velocity: tf.Tensor;
  /** Moving average of squared gradients; where it starts, the optimizer says. */
  readonly square: tf.Tensor;
}

/** Settings of the step of one parameter. */
export interface OptimizerStep<Settings> {
  readonly optimizer: Settings;
  readonly learningRate: number;
  /** Weight decay of this parameter, 0 where it has none. */
  readonly decay: number;
  /** Steps with this one, from 1. */
  readonly steps: number;
}

/** New tensors of one parameter after a step; `square` is absent where the optimizer has none. */
export interface Stepped {
  readonly weight: tf.Tensor;
  readonly velocity: tf.Tensor;
  readonly square?: tf.Tensor;
}
