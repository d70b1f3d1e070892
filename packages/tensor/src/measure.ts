import type { DatasetInfo, ImageSplit } from '@espalier/protocol';
import { unchanged } from './augment.ts';
import type { Model } from './model.ts';
import { modelClassifier } from './model-classifier.ts';
import { PixelWriter } from './pixels.ts';
import { scoreLogits, type Score } from './score-logits.ts';
import type { TrainingSession } from './session.ts';

/** Anything that infers logits of images written into it, such as a training session. */
export type Classifier = Pick<TrainingSession, 'images' | 'imagesPerBatch' | 'infer'>;

/** What a classifier does on a split. */
export interface Measurement extends Score {
  /** [count, classes]. */
  readonly logits: Float32Array;
}

/**
 * Logits of a classifier on a split, in inference, and their score.
 *
 * The images of a batch in `classifier` are overwritten. The result does not depend on the size of
 * its batches but for rounding.
 */
export function measure(
  classifier: Classifier | Model,
  split: ImageSplit,
  info: DatasetInfo,
): Measurement {
  const { images, imagesPerBatch, infer } = opened(classifier, info);
  const { height, width, channels, classes } = info;
  const size = height * width * channels;
  const writer = new PixelWriter(info);
  const logits = new Float32Array(split.count * classes);
  for (let first = 0; first < split.count; first += imagesPerBatch) {
    const count = Math.min(imagesPerBatch, split.count - first);
    for (let row = 0; row < count; row++) {
      const from = (first + row) * size;
      writer.write({ bytes: split.images, from, floats: images, to: row * size }, unchanged);
    }
    logits.set(infer(count), first * classes);
  }
  return { ...scoreLogits(logits, split.labels, classes), logits };
}

function opened(classifier: Classifier | Model, info: DatasetInfo): Classifier {
  if ('forward' in classifier) return modelClassifier(classifier, info);
  const { images, imagesPerBatch } = classifier;
  return { images, imagesPerBatch, infer: (count) => classifier.infer(count) };
}
