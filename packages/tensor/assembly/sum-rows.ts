import { activate4, Activation, timesActivationSlope4 } from './activation';
import { multiplyAdd } from './lanes';
import { LazyInput, scaleAt, shiftAt } from './lazy-input';
import { addPart } from './partial-vectors';
import { slabRows, touch } from './slabs';

/**
 * Sums over rows of a lazy input.
 *
 * sum[c] += factor[c] * sum over r of weight[r, c] * activation(scale[c] * x[r, c] + shift[c]),
 * factor = share * gateActivation'(gate[c]); the weights and the gate's slope are 1 without a pointer
 *
 * `weight` has the shape of x; `place` is where the rows of both begin, in bytes.
 */
export function sumRows(
  input: LazyInput,
  weight: usize,
  sum: usize,
  place: usize,
  rows: i32,
  channels: i32,
  gate: usize,
  gateActivation: i32,
  share: f32,
): void {
  const step = usize(channels) << 2;
  const slab = slabRows(step);
  for (; rows > 0; rows -= slab) {
    const height = min(rows, slab);
    touch(input.x + place, step * usize(height));
    if (weight != 0) touch(weight + place, step * usize(height));
    for (let c: usize = 0; c < step; c += 16) {
      const total = sumColumn(input, weight, place, c, step, height);
      let factor = f32x4.splat(share);
      if (gate != 0) factor = timesActivationSlope4(gateActivation, v128.load(gate + c), factor);
      addPart(sum + c, f32x4.mul(total, factor), channels - i32(c >> 2));
    }
    place += step * usize(height);
  }
}

function sumColumn(
  input: LazyInput,
  weight: usize,
  place: usize,
  c: usize,
  step: usize,
  rows: i32,
): v128 {
  const x = input.x + place + c;
  const weights: usize = weight == 0 ? 0 : weight + place + c;
  const scale = scaleAt(input.scale, c);
  const shift = shiftAt(input.shift, c);
  // Loops of their own for what networks are full of: choices in a loop cost more than memory does.
  switch (input.activation) {
    case Activation.none:
      return walkEither(Activation.none, x, weights, step, rows, scale, shift);
    case Activation.relu:
      return walkEither(Activation.relu, x, weights, step, rows, scale, shift);
    case Activation.relu6:
      return walkEither(Activation.relu6, x, weights, step, rows, scale, shift);
    case Activation.swish:
      return walkEither(Activation.swish, x, weights, step, rows, scale, shift);
    case Activation.hardSwish:
      return walkEither(Activation.hardSwish, x, weights, step, rows, scale, shift);
    default:
      return walkEither(input.activation, x, weights, step, rows, scale, shift);
  }
}

@inline
function walkEither(
  activation: i32,
  x: usize,
  weight: usize,
  step: usize,
  rows: i32,
  scale: v128,
  shift: v128,
): v128 {
  if (weight == 0) return walk(activation, false, x, weight, step, rows, scale, shift);
  return walk(activation, true, x, weight, step, rows, scale, shift);
}

@inline
function walk(
  activation: i32,
  weighted: bool,
  x: usize,
  weight: usize,
  step: usize,
  rows: i32,
  scale: v128,
  shift: v128,
): v128 {
  let total = f32x4.splat(0);
  // The test stands at the end, or V8 would build the constants anew in every turn.
  do {
    const value = activate4(activation, multiplyAdd(shift, v128.load(x), scale));
    total = weighted ? multiplyAdd(total, value, v128.load(weight)) : f32x4.add(total, value);
    x += step;
    weight += step;
  } while (--rows > 0);
  return total;
}
