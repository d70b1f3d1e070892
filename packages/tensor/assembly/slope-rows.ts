import { LazyInput } from './lazy-input';
import { LazySlope } from './lazy-slope';
import { readsInput, slopeColumn } from './slope-column';
import { slabRows, touch } from './slabs';
import { gateAt } from './value-rows';
import { Mode } from './partial-vectors';

/**
 * The gradient with respect to rows of a lazy input.
 *
 * g[r, c] = share * gateActivation(gate[c]) * dy[r, c] * activation'(scale[c] * x[r, c] + shift[c]);
 * dx (=|+=) g, sumDx[c] += sum of g, sumDxCentered[c] += sum of g * (x - center); gate 1 without a pointer
 *
 * `dy` is the first of the rows, its step 0 where all rows have one slope; `place` is where the rows
 * of x and dx begin, in bytes.
 */
export function slopeRows(
  input: LazyInput,
  slope: LazySlope,
  dy: usize,
  dyStep: usize,
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
    const bytes = step * usize(height);
    touch(dy, dyStep == 0 ? step : bytes);
    if (readsInput(input, slope)) touch(input.x + place, bytes);
    if (slope.mode != Mode.skip) touch(slope.dx + place, bytes);
    for (let c: usize = 0; c < step; c += 16) {
      const factor = f32x4.mul(f32x4.splat(share), gateAt(gate, gateActivation, c));
      const count = channels - i32(c >> 2);
      slopeColumn(input, slope, dy, dyStep, place, c, step, height, factor, count);
    }
    dy += dyStep * usize(height);
    place += step * usize(height);
  }
}
