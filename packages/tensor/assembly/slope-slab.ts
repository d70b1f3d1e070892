import { Activation } from './activation';
import { load4, multiplyAdd } from './lanes';
import { LazyInput, scaleAt, shiftAt } from './lazy-input';
import { LazySlope } from './lazy-slope';
import { addPart, Mode } from './partial-vectors';
import { slopeColumn } from './slope-column';

/**
 * Takes a slab [rows, channels] of the gradient with respect to a lazy input's values on to its x.
 *
 * Rows of the slab lie `slabStep` bytes apart; `place` is where its rows of x and dx begin, in bytes.
 */
export function slopeSlab(
  input: LazyInput,
  slope: LazySlope,
  slab: usize,
  slabStep: usize,
  place: usize,
  rows: i32,
  channels: i32,
): void {
  const step = usize(channels) << 2;
  const one = f32x4.splat(1);
  const usual = input.activation <= Activation.relu6 && slope.mode == Mode.set && slope.sumDx != 0;
  for (let c: usize = 0; c < step; c += 16) {
    const count = channels - i32(c >> 2);
    if (usual && count >= 4) slopeClipped(input, slope, slab + c, slabStep, place + c, c, step, rows);
    else slopeColumn(input, slope, slab, slabStep, place, c, step, rows, one, count);
  }
}

/** `slopeColumn` for what most layers ask for: none, relu or relu6, dx set, and both sums. */
function slopeClipped(
  input: LazyInput,
  slope: LazySlope,
  slab: usize,
  slabStep: usize,
  at: usize,
  c: usize,
  step: usize,
  rows: i32,
): void {
  const scale = scaleAt(input.scale, c);
  const shift = shiftAt(input.shift, c);
  const center = load4(slope.center + c);
  const low = f32x4.splat(input.activation == Activation.none ? -Infinity : 0);
  const high = f32x4.splat(input.activation == Activation.relu6 ? 6 : Infinity);
  let x = input.x + at;
  let dx = slope.dx + at;
  let sum = f32x4.splat(0);
  let centered = f32x4.splat(0);
  do {
    const value = load4(x);
    const argument = multiplyAdd(shift, value, scale);
    const outside = v128.or(f32x4.le(argument, low), f32x4.ge(argument, high));
    const g = v128.andnot(load4(slab), outside);
    v128.store(dx, g);
    sum = f32x4.add(sum, g);
    centered = multiplyAdd(centered, g, f32x4.sub(value, center));
    slab += slabStep;
    x += step;
    dx += step;
  } while (--rows > 0);
  addPart(slope.sumDx + c, sum, 4);
  addPart(slope.sumDxCentered + c, centered, 4);
}
