import { Activation, timesActivationSlope4 } from './activation';
import { multiplyAdd } from './lanes';
import { LazyInput, scaleAt, shiftAt } from './lazy-input';
import { addPart, Mode, writePart } from './partial-vectors';

/** Where the gradient of a lazy input goes: the fields `lazySlope` of src/kernel-arguments.ts. */
@unmanaged
export class LazySlope {
  dx: usize;
  mode: i32;
  center: usize;
  sumDx: usize;
  sumDxCentered: usize;
}

/** Whether the gradient depends on x, which is not read where it does not, for reading is what costs. */
export function readsInput(input: LazyInput, slope: LazySlope): bool {
  return input.activation != Activation.none || slope.sumDx != 0;
}

/**
 * The gradient with respect to four channels of some rows of a lazy input.
 *
 * g[r, c] = factor[c] * dy[r, c] * activation'(scale[c] * x[r, c] + shift[c]); dx (=|+=) g,
 * sumDx[c] += sum of g, sumDxCentered[c] += sum of g * (x - center)
 *
 * `dy` is the first of the rows, its step 0 where all rows have one slope; `place` is where the rows
 * of x and dx begin and c where the channels do, in bytes; `count` channels of the four are written.
 */
export function slopeColumn(
  input: LazyInput,
  slope: LazySlope,
  dy: usize,
  dyStep: usize,
  place: usize,
  c: usize,
  step: usize,
  rows: i32,
  factor: v128,
  count: i32,
): void {
  const mode = slope.mode;
  if (!readsInput(input, slope)) {
    copyColumn(dy + c, dyStep, slope.dx + place + c, step, rows, factor, mode, count);
    return;
  }
  // Loops of their own for what networks are full of: choices in a loop cost more than memory does.
  const set = mode == Mode.set && count >= 4;
  switch (input.activation) {
    case Activation.none:
      walkSetOrAny(
        Activation.none,
        set,
        mode,
        count,
        input,
        slope,
        dy,
        dyStep,
        place,
        c,
        step,
        rows,
        factor,
      );
      break;
    case Activation.relu:
      walkSetOrAny(
        Activation.relu,
        set,
        mode,
        count,
        input,
        slope,
        dy,
        dyStep,
        place,
        c,
        step,
        rows,
        factor,
      );
      break;
    case Activation.relu6:
      walkSetOrAny(
        Activation.relu6,
        set,
        mode,
        count,
        input,
        slope,
        dy,
        dyStep,
        place,
        c,
        step,
        rows,
        factor,
      );
      break;
    case Activation.swish:
      walk(Activation.swish, mode, count, input, slope, dy, dyStep, place, c, step, rows, factor);
      break;
    case Activation.hardSwish:
      walk(
        Activation.hardSwish,
        mode,
        count,
        input,
        slope,
        dy,
        dyStep,
        place,
        c,
        step,
        rows,
        factor,
      );
      break;
    default:
      walk(input.activation, mode, count, input, slope, dy, dyStep, place, c, step, rows, factor);
  }
}

@inline
function walkSetOrAny(
  activation: i32,
  set: bool,
  mode: i32,
  count: i32,
  input: LazyInput,
  slope: LazySlope,
  dy: usize,
  dyStep: usize,
  place: usize,
  c: usize,
  step: usize,
  rows: i32,
  factor: v128,
): void {
  if (set) walk(activation, Mode.set, 4, input, slope, dy, dyStep, place, c, step, rows, factor);
  else walk(activation, mode, count, input, slope, dy, dyStep, place, c, step, rows, factor);
}

@inline
function walk(
  activation: i32,
  mode: i32,
  count: i32,
  input: LazyInput,
  slope: LazySlope,
  dy: usize,
  dyStep: usize,
  place: usize,
  c: usize,
  step: usize,
  rows: i32,
  factor: v128,
): void {
  const scale = scaleAt(input.scale, c);
  const shift = shiftAt(input.shift, c);
  const center = shiftAt(slope.center, c);
  let x = input.x + place + c;
  dy += c;
  let dx = slope.dx + place + c;
  let sum = f32x4.splat(0);
  let sumCentered = f32x4.splat(0);
  // The test stands at the end, or V8 would build the constants anew in every turn.
  do {
    const x4 = v128.load(x);
    const slope4 = f32x4.mul(v128.load(dy), factor);
    const g = timesActivationSlope4(activation, multiplyAdd(shift, x4, scale), slope4);
    sum = f32x4.add(sum, g);
    sumCentered = multiplyAdd(sumCentered, g, f32x4.sub(x4, center));
    writePart(dx, g, count, mode);
    dy += dyStep;
    x += step;
    dx += step;
  } while (--rows > 0);
  if (slope.sumDx != 0) {
    addPart(slope.sumDx + c, sum, count);
    addPart(slope.sumDxCentered + c, sumCentered, count);
  }
}

/** dx (=|+=) factor * dy */
function copyColumn(
  dy: usize,
  dyStep: usize,
  dx: usize,
  step: usize,
  rows: i32,
  factor: v128,
  mode: i32,
  count: i32,
): void {
  do {
    writePart(dx, f32x4.mul(v128.load(dy), factor), count, mode);
    dy += dyStep;
    dx += step;
  } while (--rows > 0);
}
