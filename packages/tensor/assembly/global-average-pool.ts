import { clear } from './lanes';
import { LazyInput } from './lazy-input';
import { slabRows } from './slabs';
import { LazySlope, slopeColumn } from './slope-column';
import { sumColumn } from './sum-column';

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
  const slab = slabRows(step);
  const share = f32x4.splat(1 / f32(a.pixels));
  clear(a.y, a.batch * a.channels);
  for (let n = 0; n < a.batch; n++) {
    const y = a.y + step * usize(n);
    for (let p = 0; p < a.pixels; p += slab) {
      const place = step * usize(n * a.pixels + p);
      const rows = min(slab, a.pixels - p);
      for (let c: usize = 0; c < step; c += 16) {
        const count = a.channels - i32(c >> 2);
        sumColumn(input, 0, y, place, c, step, rows, share, count);
      }
    }
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
  const slab = slabRows(step);
  const share = f32x4.splat(1 / f32(a.pixels));
  for (let n = 0; n < a.batch; n++) {
    const dy = a.dy + step * usize(n);
    for (let p = 0; p < a.pixels; p += slab) {
      const place = step * usize(n * a.pixels + p);
      const rows = min(slab, a.pixels - p);
      for (let c: usize = 0; c < step; c += 16) {
        const count = a.channels - i32(c >> 2);
        slopeColumn(input, slope, dy, 0, place, c, step, rows, share, count);
      }
    }
  }
}
