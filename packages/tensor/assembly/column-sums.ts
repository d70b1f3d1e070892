import { load4 } from './lanes';
import { addPart } from './partial-vectors';

/** sums[c] += sum over r of x[r, c], x [rows, channels]. */
export function addColumns(x: usize, rows: i32, channels: i32, sums: usize): void {
  const step = usize(channels) << 2;
  for (let c: usize = 0; c < step; c += 16) {
    let from = x + c;
    let sum = f32x4.splat(0);
    for (let r = 0; r < rows; r++) {
      sum = f32x4.add(sum, load4(from));
      from += step;
    }
    addPart(sums + c, sum, channels - i32(c >> 2));
  }
}
