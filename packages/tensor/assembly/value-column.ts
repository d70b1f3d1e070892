import { activate4, Activation } from './activation';
import { multiplyAdd } from './lanes';
import { LazyInput, scaleAt, shiftAt } from './lazy-input';
import { writePart } from './partial-vectors';

/**
 * Four channels of some rows of a lazy input, read and written out.
 *
 * y[r, c] (=|+=) factor[c] * activation(scale[c] * x[r, c] + shift[c])
 *
 * `place` is where the rows begin and c where the channels do, both in bytes; `count` channels of the
 * four are written.
 */
export function valueColumn(
  input: LazyInput,
  y: usize,
  place: usize,
  c: usize,
  step: usize,
  rows: i32,
  factor: v128,
  mode: i32,
  count: i32,
): void {
  const x = input.x + place + c;
  const to = y + place + c;
  const scale = scaleAt(input.scale, c);
  const shift = shiftAt(input.shift, c);
  // One loop for each activation that networks are full of, since a choice in the loop costs more.
  switch (input.activation) {
    case Activation.none:
      return walk(Activation.none, x, to, step, rows, scale, shift, factor, mode, count);
    case Activation.relu:
      return walk(Activation.relu, x, to, step, rows, scale, shift, factor, mode, count);
    case Activation.relu6:
      return walk(Activation.relu6, x, to, step, rows, scale, shift, factor, mode, count);
    case Activation.swish:
      return walk(Activation.swish, x, to, step, rows, scale, shift, factor, mode, count);
    case Activation.hardSwish:
      return walk(Activation.hardSwish, x, to, step, rows, scale, shift, factor, mode, count);
    default:
      return walk(input.activation, x, to, step, rows, scale, shift, factor, mode, count);
  }
}

@inline
function walk(
  activation: i32,
  x: usize,
  y: usize,
  step: usize,
  rows: i32,
  scale: v128,
  shift: v128,
  factor: v128,
  mode: i32,
  count: i32,
): void {
  // The test stands at the end, or V8 would build the constants anew in every turn.
  do {
    const value = activate4(activation, multiplyAdd(shift, v128.load(x), scale));
    writePart(y, f32x4.mul(value, factor), count, mode);
    x += step;
    y += step;
  } while (--rows > 0);
}
