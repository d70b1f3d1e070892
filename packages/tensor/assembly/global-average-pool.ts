import { clear } from './lanes';
import { LazyInput } from './lazy-input';
import { LazySlope } from './lazy-slope';
import { slopeRows } from './slope-rows';
import { sumRows } from './sum-rows';

@unmanaged
class GlobalAveragePoolForward {
  x: usize;
  scale: usize;
  shift: usize;
  activation: i32;
  y: usize;
  batch: i32;
  pixels: i32;
  channels: i32;
}

/** y[n, c] = sum over the pixels p of the value of x[n, p, c] / pixels */
export function globalAveragePoolForward(block: usize): void {
  const a = changetype<GlobalAveragePoolForward>(block);
  const input = changetype<LazyInput>(block + offsetof<GlobalAveragePoolForward>('x'));
  const step = usize(a.channels) << 2;
  const image = step * usize(a.pixels);
  clear(a.y, a.batch * a.channels);
  for (let n = 0; n < a.batch; n++) {
    const y = a.y + step * usize(n);
    sumRows(input, 0, y, image * usize(n), a.pixels, a.channels, 0, 0, 1 / f32(a.pixels));
  }
}

@unmanaged
class GlobalAveragePoolBackward {
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
  batch: i32;
  pixels: i32;
  channels: i32;
}

/** The gradient with respect to the lazy input x, whose value has the slope dy[n, c] / pixels. */
export function globalAveragePoolBackward(block: usize): void {
  const a = changetype<GlobalAveragePoolBackward>(block);
  const input = changetype<LazyInput>(block + offsetof<GlobalAveragePoolBackward>('x'));
  const slope = changetype<LazySlope>(block + offsetof<GlobalAveragePoolBackward>('dx'));
  const step = usize(a.channels) << 2;
  const image = step * usize(a.pixels);
  for (let n = 0; n < a.batch; n++) {
    const dy = a.dy + step * usize(n);
    const place = image * usize(n);
    const share: f32 = 1 / f32(a.pixels);
    slopeRows(input, slope, dy, 0, place, a.pixels, a.channels, 0, 0, share);
  }
}
