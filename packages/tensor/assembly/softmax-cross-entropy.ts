import { exponential4 } from './exponential';
import { multiplyAdd } from './lanes';
import { sumOfLanes } from './lane-sums';
import { naturalLogarithm } from './natural-logarithm';
import { lanesBelow, writePart } from './partial-vectors';
import { greatestOf } from './softmax';

@unmanaged
class SoftmaxCrossEntropy {
  logits: usize;
  targets: usize;
  dLogits: usize;
  mode: i32;
  loss: usize;
  rows: i32;
  classes: i32;
  factor: f32;
  temperature: f32;
}

/**
 * Cross-entropy of softmax(logits / temperature) under targets [rows, classes], and its gradient.
 *
 * z = logits / temperature, loss += factor * sum of targets * (ln sum of e^z - z),
 * dLogits (=|+=) factor / temperature * (softmax(z) * sum of the row's targets - targets)
 */
export function softmaxCrossEntropy(block: usize): void {
  const a = changetype<SoftmaxCrossEntropy>(block);
  let loss: f64 = 0;
  for (let r = 0; r < a.rows; r++) loss += rowLoss(a, usize(r * a.classes) << 2);
  store<f64>(a.loss, load<f64>(a.loss) + f64(a.factor) * loss);
}

/** Loss of the row that begins `row` bytes on; its gradient is written. */
function rowLoss(a: SoftmaxCrossEntropy, row: usize): f64 {
  const warmth = f32x4.splat(1 / a.temperature);
  const greatest = f32x4.splat(greatestOf(a.logits + row, a.classes));
  let powers = f32x4.splat(0);
  let weights = f32x4.splat(0);
  let products = f32x4.splat(0);
  for (let i = 0; i < a.classes; i += 4) {
    const place = row + (usize(i) << 2);
    const inside = lanesBelow(a.classes - i);
    const z = f32x4.mul(f32x4.sub(v128.load(a.logits + place), greatest), warmth);
    const target = v128.and(v128.load(a.targets + place), inside);
    powers = f32x4.add(powers, v128.and(exponential4(z), inside));
    weights = f32x4.add(weights, target);
    products = multiplyAdd(products, target, v128.and(z, inside));
  }
  const power = sumOfLanes(powers);
  const weight = sumOfLanes(weights);
  if (a.mode != 0) writeSlope(a, row, greatest, weight / power);
  return f64(weight) * naturalLogarithm(power) - f64(sumOfLanes(products));
}

/** dLogits (=|+=) factor / temperature * (share * e^(z - greatest) - targets) */
function writeSlope(a: SoftmaxCrossEntropy, row: usize, greatest: v128, share: f32): void {
  const warmth = f32x4.splat(1 / a.temperature);
  const factor = f32x4.splat(a.factor / a.temperature);
  const share4 = f32x4.splat(share);
  for (let i = 0; i < a.classes; i += 4) {
    const place = row + (usize(i) << 2);
    const z = f32x4.mul(f32x4.sub(v128.load(a.logits + place), greatest), warmth);
    const slope = f32x4.sub(f32x4.mul(share4, exponential4(z)), v128.load(a.targets + place));
    writePart(a.dLogits + place, f32x4.mul(factor, slope), a.classes - i, a.mode);
  }
}
