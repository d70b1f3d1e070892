import type { ImageSplit } from '@espalier/protocol';

/** The first `count` images of a split, without copying. */
export function firstImages(split: ImageSplit, count: number): ImageSplit {
  const kept = Math.min(count, split.count);
  const imageBytes = split.images.length / split.count;
  return {
    count: kept,
    images: split.images.subarray(0, kept * imageBytes),
    labels: split.labels.subarray(0, kept),
  };
}
