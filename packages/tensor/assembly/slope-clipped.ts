import { Activation } from './activation';
import { multiplyAdd } from './lanes';
import { LazyInput, scaleAt, shiftAt } from './lazy-input';
import { LazySlope } from './lazy-slope';
import { addPart, Mode, writePart } from './partial-vectors';

/**
 * `slopeColumn` where the activation is none, relu or relu6: the slope passes between two bounds.
 *
 * `dy` begins at the column's channels, and `at` is place + c.
 */
export function clippedColumn(
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
  const set = Mode.set;
  const mode = slope.mode;
  if (mode == set && count >= 4) walk(set, 4, input, slope, dy, dyStep, at, c, step, rows, factor);
  else walk(mode, count, input, slope, dy, dyStep, at, c, step, rows, factor);
}

@inline
function walk(
  mode: i32,
  count: i32,
  input: LazyInput,
  slope: LazySlope,
  dy: usize,
  dyStep: usize,
  at: usize,
  c: usize,
  step: usize,
  rows: i32,
  factor: v128,
): void {
  const scale = scaleAt(input.scale, c);
  const shift = shiftAt(input.shift, c);
  const center = shiftAt(slope.center, c);
  const low = f32x4.splat(input.activation == Activation.none ? -Infinity : 0);
  const high = f32x4.splat(input.activation == Activation.relu6 ? 6 : Infinity);
  let x = input.x + at;
  let dx = slope.dx + at;
  let sum = f32x4.splat(0);
  let sumCentered = f32x4.splat(0);
  do {
    const x4 = v128.load(x);
    const before = multiplyAdd(shift, x4, scale);
    const outside = v128.or(f32x4.le(before, low), f32x4.ge(before, high));
    const g = v128.andnot(f32x4.mul(v128.load(dy), factor), outside);
    sum = f32x4.add(sum, g);
    sumCentered = multiplyAdd(sumCentered, g, f32x4.sub(x4, center));
    writePart(dx, g, count, mode);
    dy += dyStep;
    x += step;
    dx += step;
  } while (--rows > 0);
  if (slope.sumDx == 0) return;
  addPart(slope.sumDx + c, sum, count);
  addPart(slope.sumDxCentered + c, sumCentered, count);
}
