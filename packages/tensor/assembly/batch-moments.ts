import { addSlabMoments, clearMoments, finishMoments } from './slab-moments';
import { slabRows, touch } from './slabs';

@unmanaged
class BatchMoments {
  x: usize;
  rows: i32;
  channels: i32;
  mean: usize;
  variance: usize;
}

/** Mean and variance (divided by rows) of every channel of x [rows, channels]. */
export function batchMoments(block: usize): void {
  const a = changetype<BatchMoments>(block);
  const step = usize(a.channels) << 2;
  const slab = slabRows(step);
  clearMoments(a.mean, a.variance, a.channels);
  for (let r = 0; r < a.rows; r += slab) {
    const rows = min(slab, a.rows - r);
    touch(a.x + step * usize(r), step * usize(rows));
    addSlabMoments(a.x + step * usize(r), a.x, rows, a.channels, a.mean, a.variance);
  }
  finishMoments(a.mean, a.variance, a.x, a.rows, a.channels);
}
