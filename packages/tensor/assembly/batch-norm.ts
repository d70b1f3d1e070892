import { inverseDeviation, inverseDeviation4, slabRows } from './batch-deviation';
import { clear, load4, multiplyAdd } from './lanes';

/**
 * Mean and variance (divided by rows) of every column of x [rows, channels].
 *
 * Sums are taken of x - x[0], so that a mean far from zero does not swallow the variance:
 * mean = x[0] + sum / rows, variance = squares / rows - (sum / rows)^2.
 */
export function batchStatistics(
  x: usize,
  rows: i32,
  channels: i32,
  mean: usize,
  variance: usize,
): void {
  const bytes = usize(channels) << 2;
  clear(mean, channels);
  clear(variance, channels);
  for (let r = 0; r < rows; r += 2 * slabRows) {
    const slab = x + bytes * usize(r);
    const count = min(2 * slabRows, rows - r);
    let c: usize = 0;
    for (; c + 32 <= bytes; c += 32) sum8(slab + c, bytes, count, x + c, mean + c, variance + c);
    for (; c < bytes; c += 4) sum1(slab + c, bytes, count, x + c, mean + c, variance + c);
  }
  const share: f32 = 1 / f32(rows);
  for (let c: usize = 0; c < bytes; c += 4) {
    const shifted = load<f32>(mean + c) * share;
    const spread = load<f32>(variance + c) * share - shifted * shifted;
    store<f32>(variance + c, max<f32>(spread, 0));
    store<f32>(mean + c, shifted + load<f32>(x + c));
  }
}

function sum8(x: usize, step: usize, rows: i32, shift: usize, sum: usize, squares: usize): void {
  const shift0 = load4(shift);
  const shift1 = v128.load(shift, 16);
  let sum0 = f32x4.splat(0);
  let sum1 = sum0;
  let squares0 = sum0;
  let squares1 = sum0;
  for (let r = 0; r < rows; r++) {
    const x0 = f32x4.sub(load4(x), shift0);
    const x1 = f32x4.sub(v128.load(x, 16), shift1);
    sum0 = f32x4.add(sum0, x0);
    sum1 = f32x4.add(sum1, x1);
    squares0 = multiplyAdd(squares0, x0, x0);
    squares1 = multiplyAdd(squares1, x1, x1);
    x += step;
  }
  v128.store(sum, f32x4.add(load4(sum), sum0));
  v128.store(sum, f32x4.add(v128.load(sum, 16), sum1), 16);
  v128.store(squares, f32x4.add(load4(squares), squares0));
  v128.store(squares, f32x4.add(v128.load(squares, 16), squares1), 16);
}

function sum1(x: usize, step: usize, rows: i32, shift: usize, sum: usize, squares: usize): void {
  const shift0 = load<f32>(shift);
  let total: f32 = 0;
  let totalSquares: f32 = 0;
  for (let r = 0; r < rows; r++) {
    const value = load<f32>(x) - shift0;
    total += value;
    totalSquares += value * value;
    x += step;
  }
  store<f32>(sum, load<f32>(sum) + total);
  store<f32>(squares, load<f32>(squares) + totalSquares);
}

/**
 * Normalization and activation of x [rows, channels] with given statistics.
 *
 * y = min(max(gamma * (x - mean) / sqrt(variance + epsilon) + beta, low), high)
 */
export function normalize(
  x: usize,
  y: usize,
  rows: i32,
  channels: i32,
  mean: usize,
  variance: usize,
  gamma: usize,
  beta: usize,
  epsilon: f32,
  low: f32,
  high: f32,
): void {
  const bytes = usize(channels) << 2;
  const low4 = f32x4.splat(low);
  const high4 = f32x4.splat(high);
  for (let r = 0; r < rows; r += slabRows) {
    const slab = bytes * usize(r);
    const count = min(slabRows, rows - r);
    let c: usize = 0;
    for (; c + 16 <= bytes; c += 16) {
      const scale = f32x4.mul(inverseDeviation4(variance + c, epsilon), load4(gamma + c));
      const center = load4(mean + c);
      const offset = load4(beta + c);
      let from = x + slab + c;
      let to = y + slab + c;
      for (let k = 0; k < count; k++) {
        const value = multiplyAdd(offset, f32x4.sub(load4(from), center), scale);
        // Infinite bounds and pmin/pmax would hide a NaN; this order keeps it.
        v128.store(to, f32x4.pmin(f32x4.pmax(value, low4), high4));
        from += bytes;
        to += bytes;
      }
    }
    for (; c < bytes; c += 4) {
      const scale = inverseDeviation(variance + c, epsilon) * load<f32>(gamma + c);
      const center = load<f32>(mean + c);
      const offset = load<f32>(beta + c);
      let from = x + slab + c;
      let to = y + slab + c;
      for (let k = 0; k < count; k++) {
        const value = offset + (load<f32>(from) - center) * scale;
        store<f32>(to, clamp(value, low, high));
        from += bytes;
        to += bytes;
      }
    }
  }
}

/** The value within bounds; NaN stays NaN. */
function clamp(value: f32, low: f32, high: f32): f32 {
  return value < low ? low : value > high ? high : value;
}
