import { activate4, Activation } from './activation';
import { multiplyAdd } from './lanes';
import { LazyInput, scaleAt, shiftAt } from './lazy-input';
import { addPart } from './partial-vectors';

/**
 * Four channels of some rows of a lazy input, summed.
 *
 * sum[c] += factor[c] * sum over r of weight[r, c] * activation(scale[c] * x[r, c] + shift[c]); 1 without weights
 *
 * `weight` has the shape of x; `place` is where the rows begin and c where the channels do, in bytes;
 * `count` channels of the four are summed.
 */
export function sumColumn(
  input: LazyInput,
  weight: usize,
  sum: usize,
  place: usize,
  c: usize,
  step: usize,
  rows: i32,
  factor: v128,
  count: i32,
): void {
  const x = input.x + place + c;
  const weights: usize = weight == 0 ? 0 : weight + place + c;
  const scale = scaleAt(input.scale, c);
  const shift = shiftAt(input.shift, c);
  // One loop for each activation that networks are full of, since a choice in the loop costs more.
  switch (input.activation) {
    case Activation.none:
      return walk(Activation.none, x, weights, sum + c, step, rows, scale, shift, factor, count);
    case Activation.relu:
      return walk(Activation.relu, x, weights, sum + c, step, rows, scale, shift, factor, count);
    case Activation.relu6:
      return walk(Activation.relu6, x, weights, sum + c, step, rows, scale, shift, factor, count);
    case Activation.swish:
      return walk(Activation.swish, x, weights, sum + c, step, rows, scale, shift, factor, count);
    case Activation.hardSwish:
      return walk(
        Activation.hardSwish,
        x,
        weights,
        sum + c,
        step,
        rows,
        scale,
        shift,
        factor,
        count,
      );
    default:
      return walk(input.activation, x, weights, sum + c, step, rows, scale, shift, factor, count);
  }
}

@inline
function walk(
  activation: i32,
  x: usize,
  weight: usize,
  sum: usize,
  step: usize,
  rows: i32,
  scale: v128,
  shift: v128,
  factor: v128,
  count: i32,
): void {
  let total = f32x4.splat(0);
  // The test stands at the end, or V8 would build the constants anew in every turn.
  do {
    const value = activate4(activation, multiplyAdd(shift, v128.load(x), scale));
    if (weight == 0) total = f32x4.add(total, value);
    else {
      total = multiplyAdd(total, value, v128.load(weight));
      weight += step;
    }
    x += step;
  } while (--rows > 0);
  addPart(sum, f32x4.mul(total, factor), count);
}
