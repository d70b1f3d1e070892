import * as tf from '@tensorflow/tfjs-core';
import type { DatasetInfo, ImageSplit } from '@espalier/protocol';
import { unchanged } from './augment.ts';
import { PixelWriter } from './pixels.ts';

/** Normalized images [indices, height, width, channels] of a split, unchanged. */
export function imageTensor(
  split: ImageSplit,
  info: DatasetInfo,
  indices: readonly number[],
): tf.Tensor4D {
  const { height, width, channels } = info;
  const size = height * width * channels;
  const floats = new Float32Array(indices.length * size);
  const writer = new PixelWriter(info);
  for (const [position, index] of indices.entries()) {
    const place = { bytes: split.images, from: index * size, floats, to: position * size };
    writer.write(place, unchanged);
  }
  return tf.tensor4d(floats, [indices.length, height, width, channels]);
}
