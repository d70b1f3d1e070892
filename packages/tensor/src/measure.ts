import type { DatasetInfo, ImageSplit } from '@espalier/protocol';
import { BatchMaker } from './batches.ts';
import type { Model } from './model.ts';

/** What a model does on a split. */
export interface Measurement {
  /** Share of images whose greatest logit is at their label, 0 to 1; the first of equals counts. */
  readonly accuracy: number;
  /** Mean cross-entropy in nats. */
  readonly loss: number;
  /** [count, classes]. */
  readonly logits: Float32Array;
}

const defaultImagesPerBatch = 250;

/**
 * Accuracy, loss and logits of a model on a split, in inference.
 *
 * @param imagesPerBatch - Images at a time; the result does not depend on it but for rounding.
 */
export function measure(
  model: Model,
  split: ImageSplit,
  ...[info, imagesPerBatch = defaultImagesPerBatch]: [info: DatasetInfo, imagesPerBatch?: number]
): Measurement {
  const batches = new BatchMaker(split, info);
  const logits = new Float32Array(split.count * info.classes);
  for (let first = 0; first < split.count; first += imagesPerBatch) {
    const length = Math.min(imagesPerBatch, split.count - first);
    const images = batches.images(Array.from({ length }, (_, index) => first + index));
    const rows = model.forward(images, { training: false });
    logits.set(rows.dataSync(), first * info.classes);
    images.dispose();
    rows.dispose();
  }
  return { ...score(logits, split.labels, info.classes), logits };
}

function score(
  logits: Float32Array,
  labels: Uint8Array,
  classes: number,
): Pick<Measurement, 'accuracy' | 'loss'> {
  const count = logits.length / classes;
  let right = 0;
  let sum = 0;
  for (let image = 0; image < count; image++) {
    const row = logits.subarray(image * classes, (image + 1) * classes);
    const label = labels[image]!;
    const greatest = Math.max(...row);
    if (row.indexOf(greatest) === label) right++;
    const total = row.reduce((exponentials, logit) => exponentials + Math.exp(logit - greatest), 0);
    sum += Math.log(total) + greatest - row[label]!;
  }
  return { accuracy: right / count, loss: sum / count };
}
