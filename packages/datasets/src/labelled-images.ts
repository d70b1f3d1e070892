import { EspalierError, type ImageSplit } from '@espalier/protocol';
import { sharedBytes } from './shared-bytes.ts';

/** Images as their files hold them, not yet in the layout that networks read. */
export interface LabelledImages {
  readonly count: number;
  /** Class of each image. */
  readonly labels: Uint8Array;
  /** Values of one image after {@link LabelledImages.copy}. */
  readonly valuesPerImage: number;
  /** Writes image `index` as [height, width, channels] to zeroed `target` from `offset` on. */
  copy(index: number, target: Uint8Array, offset: number): void;
}

/** Images `first` to `first + count` as a split in shared memory. */
export function splitOf(images: LabelledImages, first: number, count: number): ImageSplit {
  const bytes = sharedBytes(count * images.valuesPerImage);
  const labels = sharedBytes(count);
  labels.set(images.labels.subarray(first, first + count));
  for (let index = 0; index < count; index++) {
    images.copy(first + index, bytes, index * images.valuesPerImage);
  }
  return { count, images: bytes, labels };
}

/**
 * Checks that every label is a class.
 *
 * @throws {EspalierError} `DATA_CORRUPT` naming the file and the first label that is not.
 */
export function checkLabels(path: string, labels: Uint8Array, classes: number): void {
  const index = labels.findIndex((label) => label >= classes);
  if (index < 0) return;
  throw new EspalierError(
    'DATA_CORRUPT',
    `label ${index} of ${path} must be below ${classes}, but got ${labels[index]!}. ` +
      'Delete the file and fetch it again.',
    { path, index, label: labels[index]!, classes },
  );
}
