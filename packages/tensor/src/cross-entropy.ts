import * as tf from '@tensorflow/tfjs-core';

/**
 * Mean softmax cross-entropy, in nats: -(1 / batch) * sum over n, c of targets[n, c] * log softmax(logits[n])[c]
 *
 * Shapes: logits and targets [batch, classes], rows of targets sum to 1.
 */
export function crossEntropy(logits: tf.Tensor2D, targets: tf.Tensor2D): tf.Scalar {
  return tf.tidy(() => tf.neg(tf.mean(tf.sum(tf.mul(targets, tf.logSoftmax(logits)), 1))));
}
