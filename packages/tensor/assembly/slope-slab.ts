import { LazyInput } from './lazy-input';
import { LazySlope } from './lazy-slope';
import { slopeColumn } from './slope-column';

/**
 * Takes a slab [rows, channels] of the gradient with respect to a lazy input's values on to its x.
 *
 * Rows of the slab lie `slabStep` bytes apart; `place` is where its rows of x and dx begin, in bytes.
 */
export function slopeSlab(
  input: LazyInput,
  slope: LazySlope,
  slab: usize,
  slabStep: usize,
  place: usize,
  rows: i32,
  channels: i32,
): void {
  const step = usize(channels) << 2;
  const one = f32x4.splat(1);
  for (let c: usize = 0; c < step; c += 16) {
    const count = channels - i32(c >> 2);
    slopeColumn(input, slope, slab, slabStep, place, c, step, rows, one, count);
  }
}
