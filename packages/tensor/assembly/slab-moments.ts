import { clear, multiplyAdd } from './lanes';
import { addPart, storePart } from './partial-vectors';

/** Empties the sums that `addSlabMoments` adds to and `finishMoments` turns into mean and variance. */
export function clearMoments(mean: usize, variance: usize, channels: i32): void {
  clear(mean, channels);
  clear(variance, channels);
}

/**
 * Adds what the rows of a slab x [rows, channels] give to the moments of each channel.
 *
 * sum[c] += sum over r of x[r, c] - first[c], squares[c] += sum over r of (x[r, c] - first[c])^2
 *
 * With `first` the first row of the tensor a mean far from zero does not swallow the variance, and
 * with a slab at a time the sums have far fewer terms than rows.
 */
export function addSlabMoments(
  x: usize,
  first: usize,
  rows: i32,
  channels: i32,
  sum: usize,
  squares: usize,
): void {
  const step = usize(channels) << 2;
  for (let c: usize = 0; c < step; c += 16) {
    const count = channels - i32(c >> 2);
    addColumn(x + c, v128.load(first + c), step, rows, sum + c, squares + c, count);
  }
}

@inline
function addColumn(
  x: usize,
  first: v128,
  step: usize,
  rows: i32,
  sum: usize,
  squares: usize,
  count: i32,
): void {
  let sum4 = f32x4.splat(0);
  let squares4 = f32x4.splat(0);
  do {
    const distance = f32x4.sub(v128.load(x), first);
    sum4 = f32x4.add(sum4, distance);
    squares4 = multiplyAdd(squares4, distance, distance);
    x += step;
  } while (--rows > 0);
  addPart(sum, sum4, count);
  addPart(squares, squares4, count);
}

/** mean = first + sum / rows, variance = squares / rows - (sum / rows)^2, in place of the sums. */
export function finishMoments(
  mean: usize,
  variance: usize,
  first: usize,
  rows: i32,
  channels: i32,
): void {
  const share = f32x4.splat(1 / f32(rows));
  for (let i = 0; i < channels; i += 4) {
    const c = usize(i) << 2;
    const shifted = f32x4.mul(v128.load(mean + c), share);
    const squares = f32x4.mul(v128.load(variance + c), share);
    const spread = f32x4.sub(squares, f32x4.mul(shifted, shifted));
    storePart(variance + c, f32x4.pmax(spread, f32x4.splat(0)), channels - i);
    storePart(mean + c, f32x4.add(shifted, v128.load(first + c)), channels - i);
  }
}
