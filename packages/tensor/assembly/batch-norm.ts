import { clear, load4, multiplyAdd } from './lanes';

// Rows of one slab: its channels are read again while they are still in the cache.
const slabRows = 64;

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

function inverseDeviation4(variance: usize, epsilon: f32): v128 {
  return f32x4.div(f32x4.splat(1), f32x4.sqrt(f32x4.add(load4(variance), f32x4.splat(epsilon))));
}

function inverseDeviation(variance: usize, epsilon: f32): f32 {
  return 1 / sqrt<f32>(load<f32>(variance) + epsilon);
}

/**
 * Gradient of normalization with the batch's own statistics, and of the activation after it.
 *
 * With z = (x - mean) / sqrt(variance + epsilon), v = gamma * z + beta, dv = dy where low < v < high, else 0:
 * dBeta = sum dv, dGamma = sum dv * z,
 * dx = gamma / sqrt(variance + epsilon) * (dv - dBeta / rows - z * dGamma / rows)
 *
 * @see Ioffe and Szegedy 2015, section 3, https://arxiv.org/abs/1502.03167
 */
export function batchNormGradient(
  x: usize,
  dy: usize,
  dx: usize,
  rows: i32,
  channels: i32,
  mean: usize,
  variance: usize,
  gamma: usize,
  beta: usize,
  dGamma: usize,
  dBeta: usize,
  epsilon: f32,
  low: f32,
  high: f32,
): void {
  const bytes = usize(channels) << 2;
  clear(dGamma, channels);
  clear(dBeta, channels);
  for (let r = 0; r < rows; r += slabRows) {
    const slab = bytes * usize(r);
    const count = min(slabRows, rows - r);
    let c: usize = 0;
    for (; c + 16 <= bytes; c += 16) {
      const inverse = inverseDeviation4(variance + c, epsilon);
      const center = load4(mean + c);
      sums4(
        x + slab + c,
        dy + slab + c,
        bytes,
        count,
        center,
        inverse,
        load4(gamma + c),
        load4(beta + c),
        dGamma + c,
        dBeta + c,
        low,
        high,
      );
    }
    for (; c < bytes; c += 4) {
      const inverse = inverseDeviation(variance + c, epsilon);
      const center = load<f32>(mean + c);
      sums1(
        x + slab + c,
        dy + slab + c,
        bytes,
        count,
        center,
        inverse,
        load<f32>(gamma + c),
        load<f32>(beta + c),
        dGamma + c,
        dBeta + c,
        low,
        high,
      );
    }
  }
  const share: f32 = 1 / f32(rows);
  for (let r = 0; r < rows; r += slabRows) {
    const slab = bytes * usize(r);
    const count = min(slabRows, rows - r);
    let c: usize = 0;
    for (; c + 16 <= bytes; c += 16) {
      const inverse = inverseDeviation4(variance + c, epsilon);
      const center = load4(mean + c);
      const meanDv = f32x4.mul(load4(dBeta + c), f32x4.splat(share));
      const meanDvZ = f32x4.mul(load4(dGamma + c), f32x4.splat(share));
      slopes4(
        x + slab + c,
        dy + slab + c,
        dx + slab + c,
        bytes,
        count,
        center,
        inverse,
        load4(gamma + c),
        load4(beta + c),
        meanDv,
        meanDvZ,
        low,
        high,
      );
    }
    for (; c < bytes; c += 4) {
      const inverse = inverseDeviation(variance + c, epsilon);
      const center = load<f32>(mean + c);
      const meanDv = load<f32>(dBeta + c) * share;
      const meanDvZ = load<f32>(dGamma + c) * share;
      slopes1(
        x + slab + c,
        dy + slab + c,
        dx + slab + c,
        bytes,
        count,
        center,
        inverse,
        load<f32>(gamma + c),
        load<f32>(beta + c),
        meanDv,
        meanDvZ,
        low,
        high,
      );
    }
  }
}

function sums4(
  x: usize,
  dy: usize,
  step: usize,
  rows: i32,
  center: v128,
  inverse: v128,
  gamma: v128,
  beta: v128,
  dGamma: usize,
  dBeta: usize,
  low: f32,
  high: f32,
): void {
  const low4 = f32x4.splat(low);
  const high4 = f32x4.splat(high);
  let sum = f32x4.splat(0);
  let sumZ = sum;
  for (let k = 0; k < rows; k++) {
    const z = f32x4.mul(f32x4.sub(load4(x), center), inverse);
    const v = multiplyAdd(beta, z, gamma);
    const dv = v128.and(load4(dy), v128.and(f32x4.gt(v, low4), f32x4.lt(v, high4)));
    sum = f32x4.add(sum, dv);
    sumZ = multiplyAdd(sumZ, dv, z);
    x += step;
    dy += step;
  }
  v128.store(dBeta, f32x4.add(load4(dBeta), sum));
  v128.store(dGamma, f32x4.add(load4(dGamma), sumZ));
}

function sums1(
  x: usize,
  dy: usize,
  step: usize,
  rows: i32,
  center: f32,
  inverse: f32,
  gamma: f32,
  beta: f32,
  dGamma: usize,
  dBeta: usize,
  low: f32,
  high: f32,
): void {
  let sum: f32 = 0;
  let sumZ: f32 = 0;
  for (let k = 0; k < rows; k++) {
    const z = (load<f32>(x) - center) * inverse;
    const v = z * gamma + beta;
    const dv: f32 = v > low && v < high ? load<f32>(dy) : 0;
    sum += dv;
    sumZ += dv * z;
    x += step;
    dy += step;
  }
  store<f32>(dBeta, load<f32>(dBeta) + sum);
  store<f32>(dGamma, load<f32>(dGamma) + sumZ);
}

function slopes4(
  x: usize,
  dy: usize,
  dx: usize,
  step: usize,
  rows: i32,
  center: v128,
  inverse: v128,
  gamma: v128,
  beta: v128,
  meanDv: v128,
  meanDvZ: v128,
  low: f32,
  high: f32,
): void {
  const low4 = f32x4.splat(low);
  const high4 = f32x4.splat(high);
  const scale = f32x4.mul(gamma, inverse);
  for (let k = 0; k < rows; k++) {
    const z = f32x4.mul(f32x4.sub(load4(x), center), inverse);
    const v = multiplyAdd(beta, z, gamma);
    const dv = v128.and(load4(dy), v128.and(f32x4.gt(v, low4), f32x4.lt(v, high4)));
    v128.store(dx, f32x4.mul(scale, f32x4.sub(f32x4.sub(dv, meanDv), f32x4.mul(z, meanDvZ))));
    x += step;
    dy += step;
    dx += step;
  }
}

function slopes1(
  x: usize,
  dy: usize,
  dx: usize,
  step: usize,
  rows: i32,
  center: f32,
  inverse: f32,
  gamma: f32,
  beta: f32,
  meanDv: f32,
  meanDvZ: f32,
  low: f32,
  high: f32,
): void {
  for (let k = 0; k < rows; k++) {
    const z = (load<f32>(x) - center) * inverse;
    const v = z * gamma + beta;
    const dv: f32 = v > low && v < high ? load<f32>(dy) : 0;
    store<f32>(dx, gamma * inverse * (dv - meanDv - z * meanDvZ));
    x += step;
    dy += step;
    dx += step;
  }
}
