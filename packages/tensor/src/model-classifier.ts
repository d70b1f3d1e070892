import * as tf from '@tensorflow/tfjs-core';
import type { DatasetInfo } from '@espalier/protocol';
import type { Classifier } from './measure.ts';
import type { Model } from './model.ts';

const imagesPerBatch = 250;

/** A model as a classifier of up to 250 images at a time. */
export function modelClassifier(
  model: Model,
  { height, width, channels }: DatasetInfo,
): Classifier {
  const size = height * width * channels;
  const images = new Float32Array(imagesPerBatch * size);
  return {
    images,
    imagesPerBatch,
    infer(count) {
      const shape: [number, number, number, number] = [count, height, width, channels];
      const batch = tf.tensor4d(images.subarray(0, count * size), shape);
      const rows = model.forward(batch, { training: false });
      const logits = rows.dataSync<'float32'>();
      tf.dispose([batch, rows]);
      return logits;
    },
  };
}
