import type { Random } from '@espalier/random';
import type { TrainingOptions } from './training-options.ts';

/** Height, width and channels of the images of a data set. */
export interface ImageExtent {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}

/** How one image is changed before training sees it. */
export interface Change {
  /** Output pixel [y, x] is input pixel [y + down, x + right], x counted from the right if flipped. */
  readonly down: number;
  readonly right: number;
  readonly flip: boolean;
  /** First row and column of the square that is blanked out; it may hang over the border. */
  readonly blankRow: number;
  readonly blankColumn: number;
  /** Its side; 0 for none. */
  readonly blankSide: number;
}

/** No change at all. */
export const unchanged: Change = {
  ...{ down: 0, right: 0, flip: false },
  ...{ blankRow: 0, blankColumn: 0, blankSide: 0 },
};

/** What a change is drawn by: the options and the extent of the images. */
export type Drawing = TrainingOptions['augment'] & Pick<ImageExtent, 'height' | 'width'>;

/** A change that is drawn anew for every image. */
export type DrawnChange = { -readonly [K in keyof Change]: Change[K] };

/**
 * Draws a change into `change`: a move by up to `shiftPixels` in each direction, a mirroring of half the
 * images, and a blank square of side `cutoutPixels` whose centre is uniform over the image, so that it
 * may hang over the border. Pixels from outside and blank ones take the data set's mean.
 *
 * @see He et al. 2016, section 4.2 (shift and flip), https://arxiv.org/abs/1512.03385
 * @see DeVries and Taylor 2017, "Cutout", section 3.2, https://arxiv.org/abs/1708.04552
 */
export function drawChange(
  change: DrawnChange,
  random: Random,
  { shiftPixels, flip, cutoutPixels, height, width }: Drawing,
): void {
  change.down = shiftPixels === 0 ? 0 : random.integer(2 * shiftPixels + 1) - shiftPixels;
  change.right = shiftPixels === 0 ? 0 : random.integer(2 * shiftPixels + 1) - shiftPixels;
  change.flip = flip && random.uniform() < 0.5;
  change.blankSide = cutoutPixels;
  if (cutoutPixels === 0) return;
  const half = Math.floor(cutoutPixels / 2);
  change.blankRow = random.integer(height) - half;
  change.blankColumn = random.integer(width) - half;
}
