import { Geometry } from './geometry';
import { clear } from './lanes';
import { Mode, storePart, writePart } from './partial-vectors';
import {
  inputPlace,
  outputPlace,
  windowBottom,
  windowLeft,
  windowRight,
  windowTop,
} from './pool-window';

@unmanaged
class AveragePoolForward {
  x: usize;
  y: usize;
  countPadding: i32;
  batch: i32;
}

/**
 * The mean over a window: of its positions inside the image, or with countPadding of all, padding as 0.
 *
 * y[n, h, w, c] = sum of x[n, i, j, c] over the (i, j) of the window inside the image / counted positions
 */
export function averagePoolForward(block: usize): void {
  const a = changetype<AveragePoolForward>(block);
  const g = changetype<Geometry>(block + offsetof<AveragePoolForward>('batch'));
  for (let n = 0; n < g.batch; n++) {
    for (let y = 0; y < g.outputHeight; y++) {
      for (let x = 0; x < g.outputWidth; x++) averageWindow(a, g, n, y, x);
    }
  }
}

function averageWindow(a: AveragePoolForward, g: Geometry, n: i32, y: i32, x: i32): void {
  const top = windowTop(g, y);
  const left = windowLeft(g, x);
  const height = windowBottom(g, y) - top;
  const width = windowRight(g, x) - left;
  const share = f32x4.splat(shareOf(g, a.countPadding, height * width));
  const step = usize(g.inputChannels) << 2;
  const skip = step * usize(g.inputWidth - width);
  const from = a.x + inputPlace(g, n, top, left);
  const to = a.y + outputPlace(g, n, y, x);
  for (let c: usize = 0; c < step; c += 16) {
    let sum = f32x4.splat(0);
    let at = from + c;
    for (let i = 0; i < height; i++) {
      for (let j = 0; j < width; j++) {
        sum = f32x4.add(sum, v128.load(at));
        at += step;
      }
      at += skip;
    }
    storePart(to + c, f32x4.mul(sum, share), g.inputChannels - i32(c >> 2));
  }
}

@unmanaged
class AveragePoolBackward {
  dy: usize;
  dx: usize;
  mode: i32;
  countPadding: i32;
  batch: i32;
}

/** dx[n, i, j, c] (=|+=) sum over the windows that hold (i, j) of dy[n, h, w, c] / counted positions */
export function averagePoolBackward(block: usize): void {
  const a = changetype<AveragePoolBackward>(block);
  const g = changetype<Geometry>(block + offsetof<AveragePoolBackward>('batch'));
  if (a.mode == Mode.skip) return;
  for (let n = 0; n < g.batch; n++) {
    for (let i = 0; i < g.inputHeight; i++) {
      for (let j = 0; j < g.inputWidth; j++) gatherPixel(a, g, n, i, j);
    }
  }
}

/** The slope of one pixel, from every window that holds it. */
function gatherPixel(a: AveragePoolBackward, g: Geometry, n: i32, i: i32, j: i32): void {
  const dx = a.dx + inputPlace(g, n, i, j);
  const lastY = min((i + g.top) / g.strideY, g.outputHeight - 1);
  const lastX = min((j + g.left) / g.strideX, g.outputWidth - 1);
  const firstX = firstWindow(j + g.left, g.filterWidth, g.strideX);
  let mode = a.mode;
  for (let y = firstWindow(i + g.top, g.filterHeight, g.strideY); y <= lastY; y++) {
    const height = windowBottom(g, y) - windowTop(g, y);
    for (let x = firstX; x <= lastX; x++) {
      const positions = height * (windowRight(g, x) - windowLeft(g, x));
      const share = f32x4.splat(shareOf(g, a.countPadding, positions));
      writeScaled(dx, a.dy + outputPlace(g, n, y, x), share, g.inputChannels, mode);
      mode = Mode.add;
    }
  }
  if (mode == Mode.set) clear(dx, g.inputChannels);
}

/** The first window that reaches a place counted from the start of the padding. */
@inline
function firstWindow(place: i32, extent: i32, stride: i32): i32 {
  return place < extent ? 0 : (place - extent) / stride + 1;
}

@inline
function shareOf(g: Geometry, countPadding: i32, positions: i32): f32 {
  return 1 / f32(countPadding != 0 ? g.filterHeight * g.filterWidth : positions);
}

/** to[c] (=|+=) factor * from[c] */
function writeScaled(to: usize, from: usize, factor: v128, count: i32, mode: i32): void {
  for (; count > 0; count -= 4) {
    writePart(to, f32x4.mul(factor, v128.load(from)), count, mode);
    from += 16;
    to += 16;
  }
}
