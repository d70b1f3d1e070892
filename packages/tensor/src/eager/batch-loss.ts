import * as tf from '@tensorflow/tfjs-core';
import { crossEntropy } from '../cross-entropy.ts';

/** What the loss of a batch is made of. */
export interface BatchLoss {
  /** Logits [batch, classes] of the output and then of every exit. */
  readonly logits: readonly tf.Tensor2D[];
  /** Rows that sum to 1. */
  readonly targets: tf.Tensor2D;
  readonly exitWeight: number;
  readonly teacher?: {
    readonly logits: tf.Tensor2D;
    readonly weight: number;
    readonly temperature: number;
  };
}

/**
 * Mean loss of a batch in nats, CE being softmax cross-entropy:
 *
 * (1 - weight) * CE(targets, output)
 * + weight * temperature^2 * CE(softmax(teacher / temperature), output / temperature)
 * + exitWeight * sum over exits of CE(targets, exit)
 *
 * Without a teacher the weight is 0. Exits follow the targets alone.
 *
 * @see Hinton et al. 2015, section 2, https://arxiv.org/abs/1503.02531
 */
export function batchLoss({ logits, targets, exitWeight, teacher }: BatchLoss): tf.Scalar {
  const [output, ...exits] = logits;
  const first =
    teacher === undefined
      ? crossEntropy(output!, targets)
      : distilled({ output: output!, targets, teacher });
  return exits.reduce<tf.Scalar>(
    (sum, exit) => tf.add(sum, tf.mul(crossEntropy(exit, targets), exitWeight)),
    first,
  );
}

interface Distilled {
  readonly output: tf.Tensor2D;
  readonly targets: tf.Tensor2D;
  readonly teacher: NonNullable<BatchLoss['teacher']>;
}

function distilled({ output, targets, teacher }: Distilled): tf.Scalar {
  const { logits, weight, temperature } = teacher;
  const soft = tf.softmax(tf.div(logits, temperature));
  const towardsTeacher = crossEntropy(tf.div(output, temperature), soft as tf.Tensor2D);
  return tf.add(
    tf.mul(crossEntropy(output, targets), 1 - weight),
    tf.mul(towardsTeacher, weight * temperature ** 2),
  );
}
