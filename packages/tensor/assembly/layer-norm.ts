import { multiplyAdd } from './lanes';
import { sumOfLanes } from './lane-sums';
import { addPart, lanesBelow, storePart, writePart } from './partial-vectors';

@unmanaged
class LayerNormForward {
  x: usize;
  gamma: usize;
  beta: usize;
  y: usize;
  rows: i32;
  channels: i32;
  epsilon: f32;
}

/**
 * Normalization of every row by its own mean and variance (divided by the count).
 *
 * y[r, c] = gamma[c] * (x[r, c] - mean[r]) / sqrt(variance[r] + epsilon) + beta[c]
 *
 * @see Ba et al. 2016, "Layer normalization", section 3, https://arxiv.org/abs/1607.06450
 */
export function layerNormForward(block: usize): void {
  const a = changetype<LayerNormForward>(block);
  const step = usize(a.channels) << 2;
  for (let r = 0; r < a.rows; r++) {
    const x = a.x + step * usize(r);
    const y = a.y + step * usize(r);
    const mean = f32x4.splat(meanOf(x, a.channels));
    const inverse = f32x4.splat(inverseOf(x, mean, a.channels, a.epsilon));
    for (let c: usize = 0; c < step; c += 16) {
      const z = f32x4.mul(f32x4.sub(v128.load(x + c), mean), inverse);
      const value = multiplyAdd(v128.load(a.beta + c), v128.load(a.gamma + c), z);
      storePart(y + c, value, a.channels - i32(c >> 2));
    }
  }
}

@unmanaged
class LayerNormBackward {
  dy: usize;
  x: usize;
  gamma: usize;
  dx: usize;
  mode: i32;
  dGamma: usize;
  dBeta: usize;
  rows: i32;
  channels: i32;
  epsilon: f32;
}

/**
 * The gradients of `layerNormForward`, whose statistics are made once more while the row is in the cache.
 *
 * z = (x - mean) * inverse, g = gamma * dy, dx (=|+=) inverse * (g - mean of g - z * mean of g * z),
 * dGamma[c] += sum over r of dy * z, dBeta[c] += sum over r of dy
 */
export function layerNormBackward(block: usize): void {
  const a = changetype<LayerNormBackward>(block);
  const step = usize(a.channels) << 2;
  for (let r = 0; r < a.rows; r++) slopeRow(a, step * usize(r));
}

function slopeRow(a: LayerNormBackward, row: usize): void {
  const x = a.x + row;
  const dy = a.dy + row;
  const step = usize(a.channels) << 2;
  const mean = f32x4.splat(meanOf(x, a.channels));
  const inverse = f32x4.splat(inverseOf(x, mean, a.channels, a.epsilon));
  let sum = f32x4.splat(0);
  let product = f32x4.splat(0);
  for (let c: usize = 0; c < step; c += 16) {
    const count = a.channels - i32(c >> 2);
    const slope = v128.and(v128.load(dy + c), lanesBelow(count));
    const z = v128.and(f32x4.mul(f32x4.sub(v128.load(x + c), mean), inverse), lanesBelow(count));
    const g = f32x4.mul(slope, v128.and(v128.load(a.gamma + c), lanesBelow(count)));
    sum = f32x4.add(sum, g);
    product = multiplyAdd(product, g, z);
    addPart(a.dGamma + c, f32x4.mul(slope, z), count);
    addPart(a.dBeta + c, slope, count);
  }
  const share: f32 = 1 / f32(a.channels);
  const meanG = f32x4.splat(sumOfLanes(sum) * share);
  const meanGz = f32x4.splat(sumOfLanes(product) * share);
  for (let c: usize = 0; c < step; c += 16) {
    const z = f32x4.mul(f32x4.sub(v128.load(x + c), mean), inverse);
    const g = f32x4.mul(v128.load(dy + c), v128.load(a.gamma + c));
    const rest = f32x4.sub(f32x4.sub(g, meanG), f32x4.mul(z, meanGz));
    writePart(a.dx + row + c, f32x4.mul(inverse, rest), a.channels - i32(c >> 2), a.mode);
  }
}

/** The mean of a row, by distances to its first value, which keep their digits. */
function meanOf(x: usize, count: i32): f32 {
  const first = f32x4.splat(load<f32>(x));
  let sum = f32x4.splat(0);
  for (let left = count; left > 0; left -= 4) {
    sum = f32x4.add(sum, v128.and(f32x4.sub(v128.load(x), first), lanesBelow(left)));
    x += 16;
  }
  return sumOfLanes(sum) / f32(count) + f32x4.extract_lane(first, 0);
}

/** 1 / sqrt(variance + epsilon) of a row. */
function inverseOf(x: usize, mean: v128, count: i32, epsilon: f32): f32 {
  let sum = f32x4.splat(0);
  for (let left = count; left > 0; left -= 4) {
    const distance = v128.and(f32x4.sub(v128.load(x), mean), lanesBelow(left));
    sum = multiplyAdd(sum, distance, distance);
    x += 16;
  }
  return 1 / sqrt<f32>(sumOfLanes(sum) / f32(count) + epsilon);
}
