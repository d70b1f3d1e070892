import { multiplyAdd } from './lanes';
import { addPart, storePart } from './partial-vectors';

@unmanaged
class NormalizationForward {
  mean: usize;
  variance: usize;
  gamma: usize;
  beta: usize;
  scale: usize;
  shift: usize;
  inverse: usize;
  channels: i32;
  epsilon: f32;
}

/**
 * The product and sum that batch normalization is, channel by channel.
 *
 * inverse = 1 / sqrt(variance + epsilon), scale = gamma * inverse, shift = beta - mean * scale
 *
 * @see Ioffe and Szegedy 2015, Algorithm 1, https://arxiv.org/abs/1502.03167
 */
export function normalizationForward(block: usize): void {
  const a = changetype<NormalizationForward>(block);
  const one = f32x4.splat(1);
  for (let i = 0; i < a.channels; i += 4) {
    const c = usize(i) << 2;
    const count = a.channels - i;
    const spread = f32x4.add(v128.load(a.variance + c), f32x4.splat(a.epsilon));
    const inverse = f32x4.div(one, f32x4.sqrt(spread));
    const scale = f32x4.mul(v128.load(a.gamma + c), inverse);
    const moved = f32x4.mul(v128.load(a.mean + c), scale);
    const shift = f32x4.sub(v128.load(a.beta + c), moved);
    storePart(a.inverse + c, inverse, count);
    storePart(a.scale + c, scale, count);
    storePart(a.shift + c, shift, count);
  }
}

@unmanaged
class NormalizationBackward {
  sumDx: usize;
  sumDxCentered: usize;
  mean: usize;
  inverse: usize;
  gamma: usize;
  dGamma: usize;
  dBeta: usize;
  slopeDy: usize;
  slopeY: usize;
  slopeOne: usize;
  rows: i32;
  channels: i32;
}

/**
 * The gradient of batch normalization as a product and sums of dv and a, channel by channel.
 *
 * s = gamma * inverse, slopeDy = s, slopeY = -s * inverse^2 * sumDxCentered / rows,
 * slopeOne = -s * sumDx / rows - slopeY * mean; dGamma += inverse * sumDxCentered, dBeta += sumDx
 *
 * so that da = slopeDy * dv + slopeY * a + slopeOne, which is the derivative with respect to x in
 * section 3 of Ioffe and Szegedy 2015 with its terms collected.
 */
export function normalizationBackward(block: usize): void {
  const a = changetype<NormalizationBackward>(block);
  const share = f32x4.splat(1 / f32(a.rows));
  for (let i = 0; i < a.channels; i += 4) {
    const c = usize(i) << 2;
    const count = a.channels - i;
    const inverse = v128.load(a.inverse + c);
    const sum = v128.load(a.sumDx + c);
    const scaled = f32x4.mul(inverse, v128.load(a.sumDxCentered + c));
    const s = f32x4.mul(v128.load(a.gamma + c), inverse);
    const part = f32x4.mul(f32x4.neg(s), share);
    const slopeY = f32x4.mul(part, f32x4.mul(inverse, scaled));
    const back = f32x4.mul(f32x4.neg(slopeY), v128.load(a.mean + c));
    storePart(a.slopeDy + c, s, count);
    storePart(a.slopeY + c, slopeY, count);
    storePart(a.slopeOne + c, multiplyAdd(back, part, sum), count);
    addPart(a.dGamma + c, scaled, count);
    addPart(a.dBeta + c, sum, count);
  }
}
