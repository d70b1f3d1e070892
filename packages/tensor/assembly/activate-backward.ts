import { LazyInput } from './lazy-input';
import { LazySlope } from './lazy-slope';
import { slopeRows } from './slope-rows';

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
  const input = changetype<LazyInput>(block + offsetof<ActivateBackward>('x'));
  const slope = changetype<LazySlope>(block + offsetof<ActivateBackward>('dx'));
  if (a.scale != 0 || a.sumDx != 0) {
    slopeRows(input, slope, a.dy, usize(a.channels) << 2, 0, a.rows, a.channels, 0, 0, 1);
    return;
  }
  // Without operands of its own for every channel a tensor is one column of four channels and a rest.
  const values = a.rows * a.channels;
  const all = values >> 2;
  slopeRows(input, slope, a.dy, 16, 0, all, 4, 0, 0, 1);
  const place = usize(all) << 4;
  if ((values & 3) != 0) slopeRows(input, slope, a.dy + place, 16, place, 1, values & 3, 0, 0, 1);
}
