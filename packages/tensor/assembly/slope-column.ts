import { Activation, timesActivationSlope4 } from './activation';
import { multiplyAdd } from './lanes';
import { LazyInput, scaleAt, shiftAt } from './lazy-input';
import { addPart, writePart } from './partial-vectors';

/** Where the gradient of a lazy input goes: the fields `lazySlope` of src/kernel-arguments.ts. */
@unmanaged
export class LazySlope {
  dx: usize;
  mode: i32;
  center: usize;
  sumDx: usize;
  sumDxCentered: usize;
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
  switch (input.activation) {
    case Activation.none:
      // Where x plays no part it is not read, for reading is what costs.
      if (slope.sumDx == 0) {
        copyColumn(dy + c, dyStep, slope.dx + place + c, step, rows, factor, slope.mode, count);
      } else walk(Activation.none, input, slope, dy, dyStep, place, c, step, rows, factor, count);
      break;
    case Activation.relu:
      walk(Activation.relu, input, slope, dy, dyStep, place, c, step, rows, factor, count);
      break;
    case Activation.relu6:
      walk(Activation.relu6, input, slope, dy, dyStep, place, c, step, rows, factor, count);
      break;
    case Activation.swish:
      walk(Activation.swish, input, slope, dy, dyStep, place, c, step, rows, factor, count);
      break;
    case Activation.hardSwish:
      walk(Activation.hardSwish, input, slope, dy, dyStep, place, c, step, rows, factor, count);
      break;
    default:
      walk(input.activation, input, slope, dy, dyStep, place, c, step, rows, factor, count);
  }
}

@inline
function walk(
  activation: i32,
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
  const scale = scaleAt(input.scale, c);
  const shift = shiftAt(input.shift, c);
  const center = shiftAt(slope.center, c);
  let from = dy + c;
  let x = input.x + place + c;
  let dx = slope.dx + place + c;
  let sum = f32x4.splat(0);
  let sumCentered = f32x4.splat(0);
  // The test stands at the end, or V8 would build the constants anew in every turn.
  do {
    const x4 = v128.load(x);
    const slope4 = f32x4.mul(v128.load(from), factor);
    const g = timesActivationSlope4(activation, multiplyAdd(shift, x4, scale), slope4);
    sum = f32x4.add(sum, g);
    sumCentered = multiplyAdd(sumCentered, g, f32x4.sub(x4, center));
    writePart(dx, g, count, mode);
    from += dyStep;
    x += step;
    dx += step;
  } while (--rows > 0);
  if (slope.sumDx == 0) return;
  addPart(slope.sumDx + c, sum, count);
  addPart(slope.sumDxCentered + c, sumCentered, count);
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
