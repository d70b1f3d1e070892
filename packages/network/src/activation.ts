import type * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';

/** Activation functions that can be fused into another operator. */
export const activationSchema = z.enum(['none', 'relu', 'relu6']);

/** `none`: x; `relu`: max(x, 0); `relu6`: min(max(x, 0), 6). */
export type Activation = z.infer<typeof activationSchema>;

/** The activation of `x`, which is `x` itself for `none`. */
export function activate(tfjs: typeof tf, x: tf.Tensor4D, activation: Activation): tf.Tensor4D {
  if (activation === 'none') return x;
  return activation === 'relu' ? tfjs.relu(x) : tfjs.relu6(x);
}
