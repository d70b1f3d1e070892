import { LazyInput } from './lazy-input';
import { addSlabMoments, clearMoments, finishMoments } from './slab-moments';
import { Mode } from './partial-vectors';
import { slabRows } from './slabs';
import { valueRows } from './value-rows';

@unmanaged
class ActivateForward {
  x: usize;
  scale: usize;
  shift: usize;
  activation: i32;
  x2: usize;
  scale2: usize;
  shift2: usize;
  activation2: i32;
  y: usize;
  mode: i32;
  mean: usize;
  variance: usize;
  rows: i32;
  channels: i32;
}

/**
 * A lazy input written out, or the sum of two: y (=|+=) value of x + value of x2.
 *
 * Where `mean` is a pointer, mean and variance (divided by rows) of every channel of y are made on the
 * way, while its slab is in the cache.
 */
export function activateForward(block: usize): void {
  const a = changetype<ActivateForward>(block);
  if (a.mean == 0 && a.scale == 0 && a.scale2 == 0) {
    activateFlat(a);
    return;
  }
  const step = usize(a.channels) << 2;
  const slab = slabRows(step);
  if (a.mean != 0) clearMoments(a.mean, a.variance, a.channels);
  for (let r = 0; r < a.rows; r += slab) {
    const rows = min(slab, a.rows - r);
    const place = step * usize(r);
    activateSlab(a, place, rows, a.channels);
    if (a.mean != 0) addSlabMoments(a.y + place, a.y, rows, a.channels, a.mean, a.variance);
  }
  if (a.mean != 0) finishMoments(a.mean, a.variance, a.y, a.rows, a.channels);
}

/** Without operands of its own for every channel a tensor is one column of four channels and a rest. */
function activateFlat(a: ActivateForward): void {
  const values = a.rows * a.channels;
  const all = values >> 2;
  const slab = slabRows(16);
  for (let r = 0; r < all; r += slab) activateSlab(a, usize(r) << 4, min(slab, all - r), 4);
  const rest = values & 3;
  if (rest != 0) activateSlab(a, usize(all) << 4, 1, rest);
}

function activateSlab(a: ActivateForward, place: usize, rows: i32, channels: i32): void {
  const block = changetype<usize>(a);
  const first = changetype<LazyInput>(block + offsetof<ActivateForward>('x'));
  const second = changetype<LazyInput>(block + offsetof<ActivateForward>('x2'));
  valueRows(first, a.y, place, rows, channels, 0, 0, a.mode);
  if (a.x2 != 0) valueRows(second, a.y, place, rows, channels, 0, 0, Mode.add);
}
