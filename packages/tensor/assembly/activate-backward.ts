import { LazyInput } from './lazy-input';
import { slabRows } from './slabs';
import { LazySlope, slopeColumn } from './slope-column';

@unmanaged
class ActivateBackward {
  dy: usize;
  x: usize;
  scale: usize;
  shift: usize;
  activation: i32;
  dx: usize;
  mode: i32;
  center: usize;
  sumDx: usize;
  sumDxCentered: usize;
  rows: i32;
  channels: i32;
}

/** The gradient with respect to a lazy input x [rows, channels] out of that with respect to its value. */
export function activateBackward(block: usize): void {
  const a = changetype<ActivateBackward>(block);
  if (a.scale == 0 && a.sumDx == 0) {
    activateFlat(a);
    return;
  }
  const step = usize(a.channels) << 2;
  const slab = slabRows(step);
  for (let r = 0; r < a.rows; r += slab) {
    activateSlab(a, step * usize(r), min(slab, a.rows - r), a.channels);
  }
}

/** Without operands of its own for every channel a tensor is one column of four channels and a rest. */
function activateFlat(a: ActivateBackward): void {
  const values = a.rows * a.channels;
  activateSlab(a, 0, values >> 2, 4);
  const rest = values & 3;
  if (rest != 0) activateSlab(a, usize(values >> 2) << 4, 1, rest);
}

function activateSlab(a: ActivateBackward, place: usize, rows: i32, channels: i32): void {
  if (rows == 0) return;
  const block = changetype<usize>(a);
  const input = changetype<LazyInput>(block + offsetof<ActivateBackward>('x'));
  const slope = changetype<LazySlope>(block + offsetof<ActivateBackward>('dx'));
  const step = usize(channels) << 2;
  const one = f32x4.splat(1);
  for (let c: usize = 0; c < step; c += 16) {
    const count = channels - i32(c >> 2);
    slopeColumn(input, slope, a.dy + place, step, place, c, step, rows, one, count);
  }
}
