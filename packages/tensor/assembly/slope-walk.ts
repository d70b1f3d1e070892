import { timesActivationSlope4 } from './activation';
import { multiplyAdd } from './lanes';
import { LazyInput, scaleAt, shiftAt } from './lazy-input';
import { LazySlope } from './lazy-slope';
import { addPart, writePart } from './partial-vectors';

/** The loop of `slopeColumn`, of which constant operands leave less; `at` is place + c. */
@inline
export function walk(
  activation: i32,
  input: LazyInput,
  slope: LazySlope,
  dy: usize,
  dyStep: usize,
  at: usize,
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
  let x = input.x + at;
  dy += c;
  let dx = slope.dx + at;
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
export function copyColumn(
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
