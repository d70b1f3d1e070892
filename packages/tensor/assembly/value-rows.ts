import { activate4, Activation } from './activation';
import { multiplyAdd } from './lanes';
import { LazyInput, scaleAt, shiftAt } from './lazy-input';
import { Mode, writePart } from './partial-vectors';
import { touch } from './slabs';

/**
 * A slab of a lazy input, read and written out.
 *
 * y[r, c] (=|+=) gateActivation(gate[c]) * activation(scale[c] * x[r, c] + shift[c]); gate 1 without a pointer
 *
 * `place` is where its rows begin, in bytes.
 */
export function valueRows(
  input: LazyInput,
  y: usize,
  place: usize,
  rows: i32,
  channels: i32,
  gate: usize,
  gateActivation: i32,
  mode: i32,
): void {
  const code = input.activation;
  const set = mode == Mode.set;
  // Loops of their own for what networks are full of: choices in a loop cost more than memory does.
  if (code == Activation.none && set) {
    walk(Activation.none, Mode.set, input, y, place, rows, channels, gate, gateActivation);
  } else if (code == Activation.none) {
    walk(Activation.none, Mode.add, input, y, place, rows, channels, gate, gateActivation);
  } else if (code == Activation.relu && set) {
    walk(Activation.relu, Mode.set, input, y, place, rows, channels, gate, gateActivation);
  } else if (code == Activation.relu6 && set) {
    walk(Activation.relu6, Mode.set, input, y, place, rows, channels, gate, gateActivation);
  } else if (code == Activation.swish) {
    walk(Activation.swish, mode, input, y, place, rows, channels, gate, gateActivation);
  } else if (code == Activation.hardSwish) {
    walk(Activation.hardSwish, mode, input, y, place, rows, channels, gate, gateActivation);
  } else walk(code, mode, input, y, place, rows, channels, gate, gateActivation);
}

@inline
function walk(
  activation: i32,
  mode: i32,
  input: LazyInput,
  y: usize,
  place: usize,
  rows: i32,
  channels: i32,
  gate: usize,
  gateActivation: i32,
): void {
  const step = usize(channels) << 2;
  touch(input.x + place, step * usize(rows));
  touch(y + place, step * usize(rows));
  const full = step & ~15;
  let c: usize = 0;
  for (; c < full; c += 16) {
    const factor = gateAt(gate, gateActivation, c);
    column(activation, mode, 4, input, y + place, place, c, step, rows, factor);
  }
  if (c < step) {
    const factor = gateAt(gate, gateActivation, c);
    column(activation, mode, channels & 3, input, y + place, place, c, step, rows, factor);
  }
}

@inline
function column(
  activation: i32,
  mode: i32,
  count: i32,
  input: LazyInput,
  y: usize,
  place: usize,
  c: usize,
  step: usize,
  rows: i32,
  factor: v128,
): void {
  const scale = scaleAt(input.scale, c);
  const shift = shiftAt(input.shift, c);
  let x = input.x + place + c;
  y += c;
  // The test stands at the end, or V8 would build the constants anew in every turn.
  do {
    const value = activate4(activation, multiplyAdd(shift, v128.load(x), scale));
    writePart(y, f32x4.mul(value, factor), count, mode);
    x += step;
    y += step;
  } while (--rows > 0);
}

/** What four channels are multiplied by, 1 without a pointer; c in bytes. */
export function gateAt(gate: usize, activation: i32, c: usize): v128 {
  return gate == 0 ? f32x4.splat(1) : activate4(activation, v128.load(gate + c));
}
