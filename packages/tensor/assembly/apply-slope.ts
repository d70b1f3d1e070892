import { load4, multiplyAdd } from './lanes';
import { writePart } from './partial-vectors';

@unmanaged
class ApplySlope {
  dy: usize;
  y: usize;
  slopeDy: usize;
  slopeY: usize;
  slopeOne: usize;
  dx: usize;
  mode: i32;
  rows: i32;
  channels: i32;
}

/**
 * The gradient of what a batch norm reads, written out: rows [rows, channels] in the order of memory.
 *
 * dx[r, c] (=|+=) slopeDy[c] * dy[r, c] + slopeY[c] * y[r, c] + slopeOne[c]
 */
export function applySlope(block: usize): void {
  const a = changetype<ApplySlope>(block);
  const step = usize(a.channels) << 2;
  let place: usize = 0;
  for (let r = 0; r < a.rows; r++) {
    for (let c: usize = 0; c < step; c += 16) {
      const rest = multiplyAdd(load4(a.slopeOne + c), load4(a.y + place + c), load4(a.slopeY + c));
      const value = multiplyAdd(rest, load4(a.dy + place + c), load4(a.slopeDy + c));
      writePart(a.dx + place + c, value, a.channels - i32(c >> 2), a.mode);
    }
    place += step;
  }
}
