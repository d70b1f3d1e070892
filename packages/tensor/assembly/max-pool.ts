import { Geometry } from './geometry';
import { clear } from './lanes';
import { addPart, Mode, storePart } from './partial-vectors';
import {
  inputPlace,
  outputPlace,
  windowBottom,
  windowLeft,
  windowRight,
  windowTop,
} from './pool-window';

@unmanaged
class MaxPoolForward {
  x: usize;
  y: usize;
  batch: i32;
}

/** y[n, h, w, c] = max of x[n, i, j, c] over the (i, j) of the window inside the image; NaN where one is. */
export function maxPoolForward(block: usize): void {
  const a = changetype<MaxPoolForward>(block);
  const g = changetype<Geometry>(block + offsetof<MaxPoolForward>('batch'));
  for (let n = 0; n < g.batch; n++) {
    for (let y = 0; y < g.outputHeight; y++) {
      for (let x = 0; x < g.outputWidth; x++) greatestOfWindow(a, g, n, y, x);
    }
  }
}

function greatestOfWindow(a: MaxPoolForward, g: Geometry, n: i32, y: i32, x: i32): void {
  const top = windowTop(g, y);
  const left = windowLeft(g, x);
  const height = windowBottom(g, y) - top;
  const width = windowRight(g, x) - left;
  const step = usize(g.inputChannels) << 2;
  const skip = step * usize(g.inputWidth - width);
  const from = a.x + inputPlace(g, n, top, left);
  const to = a.y + outputPlace(g, n, y, x);
  for (let c: usize = 0; c < step; c += 16) {
    let greatest = f32x4.splat(-Infinity);
    let at = from + c;
    for (let i = 0; i < height; i++) {
      for (let j = 0; j < width; j++) {
        greatest = f32x4.max(greatest, v128.load(at));
        at += step;
      }
      at += skip;
    }
    storePart(to + c, greatest, g.inputChannels - i32(c >> 2));
  }
}

@unmanaged
class MaxPoolBackward {
  x: usize;
  y: usize;
  dy: usize;
  dx: usize;
  mode: i32;
  batch: i32;
}

/**
 * dx[n, i, j, c] (=|+=) sum of dy[n, h, w, c] over the windows whose first maximum, row by row, is at (i, j)
 */
export function maxPoolBackward(block: usize): void {
  const a = changetype<MaxPoolBackward>(block);
  const g = changetype<Geometry>(block + offsetof<MaxPoolBackward>('batch'));
  if (a.mode == Mode.skip) return;
  if (a.mode == Mode.set) clear(a.dx, g.batch * g.inputHeight * g.inputWidth * g.inputChannels);
  for (let n = 0; n < g.batch; n++) {
    for (let y = 0; y < g.outputHeight; y++) {
      for (let x = 0; x < g.outputWidth; x++) spreadWindow(a, g, n, y, x);
    }
  }
}

/** Adds the slope of one window to the places of its first maxima. */
function spreadWindow(a: MaxPoolBackward, g: Geometry, n: i32, y: i32, x: i32): void {
  const top = windowTop(g, y);
  const left = windowLeft(g, x);
  const height = windowBottom(g, y) - top;
  const width = windowRight(g, x) - left;
  const step = usize(g.inputChannels) << 2;
  const skip = step * usize(g.inputWidth - width);
  const first = inputPlace(g, n, top, left);
  const output = outputPlace(g, n, y, x);
  for (let c: usize = 0; c < step; c += 16) {
    const count = g.inputChannels - i32(c >> 2);
    const greatest = v128.load(a.y + output + c);
    const slope = v128.load(a.dy + output + c);
    let open = i32x4.splat(-1);
    let at = first + c;
    for (let i = 0; i < height; i++) {
      for (let j = 0; j < width; j++) {
        const hit = v128.and(open, f32x4.eq(v128.load(a.x + at), greatest));
        addPart(a.dx + at, v128.and(slope, hit), count);
        open = v128.andnot(open, hit);
        at += step;
      }
      at += skip;
    }
  }
}
