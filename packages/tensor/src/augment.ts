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
  /** Rows and columns that are blanked out, `[from, to)`. */
  readonly blankRows: readonly [number, number];
  readonly blankColumns: readonly [number, number];
}

/** No change at all. */
export const unchanged: Change = {
  down: 0,
  right: 0,
  flip: false,
  blankRows: [0, 0],
  blankColumns: [0, 0],
};

/**
 * Draws a change: a move by up to `shiftPixels` in each direction, a mirroring of half the images, and
 * a blank square of side `cutoutPixels` whose centre is uniform over the image, so that it may hang
 * over the border. Pixels from outside and blank ones take the data set's mean.
 *
 * @see He et al. 2016, section 4.2 (shift and flip), https://arxiv.org/abs/1512.03385
 * @see DeVries and Taylor 2017, "Cutout", section 3.2, https://arxiv.org/abs/1708.04552
 */
export function drawChange(
  random: Random,
  { shiftPixels, flip, cutoutPixels }: TrainingOptions['augment'],
  { height, width }: ImageExtent,
): Change {
  const shift = (): number =>
    shiftPixels === 0 ? 0 : random.integer(2 * shiftPixels + 1) - shiftPixels;
  return {
    down: shift(),
    right: shift(),
    flip: flip && random.uniform() < 0.5,
    blankRows: cutoutPixels === 0 ? [0, 0] : square(random.integer(height), cutoutPixels),
    blankColumns: cutoutPixels === 0 ? [0, 0] : square(random.integer(width), cutoutPixels),
  };
}

function square(center: number, side: number): [number, number] {
  const from = center - Math.floor(side / 2);
  return [from, from + side];
}
