import * as tf from '@tensorflow/tfjs-core';
import type { OptimizerSettings } from '../../session.ts';
import { adam } from './adam.ts';
import type { OptimizerOperands, OptimizerStep, Stepped } from './operands.ts';
import { rmsprop } from './rmsprop.ts';
import { sgd } from './sgd.ts';

/** The step of one parameter by the optimizer that the settings name; frees all but what it gives. */
export function optimizerStep(
  operands: OptimizerOperands,
  step: OptimizerStep<OptimizerSettings>,
): Stepped {
  const { optimizer } = step;
  // Named tensors are what a tidy may give.
  return tf.tidy(() => {
    switch (optimizer.kind) {
      case 'sgd':
        return { ...sgd(operands, { ...step, optimizer }) };
      case 'rmsprop':
        return { ...rmsprop(operands, { ...step, optimizer }) };
      default:
        return { ...adam(operands, { ...step, optimizer }) };
    }
  });
}

/** What an optimizer's average of squares starts at: TensorFlow's RMSprop at 1, Adam at 0. */
export function firstSquare({ kind }: OptimizerSettings): number {
  return kind === 'rmsprop' ? 1 : 0;
}
