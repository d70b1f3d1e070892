import { inverseDeviation, inverseDeviation4, slabRows } from './batch-deviation';
import { clear, load4, multiplyAdd } from './lanes';

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
