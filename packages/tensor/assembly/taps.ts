import { Geometry } from './geometry';
import { take } from './scratch';

// Depth of a matrix product goes four values at a time.
const block: usize = 16;

/**
 * Places of a window, as byte offsets from where a pixel's window begins.
 *
 * Neighbouring taps whose pixels are neighbours in memory can make one run, which a product reads as
 * one stretch of `length` bytes.
 */
@unmanaged
export class Taps {
  /** How many taps, and for each the number of its place in the filter. */
  count: i32;
  numbers: usize;
  /** The byte offset of each tap, or after `inRuns` of each run. */
  offsets: usize;
  /** Taps in a row. */
  columns: i32;
  /** How many runs, and taps of each. */
  runs: i32;
  perRun: i32;
  /** Bytes of one pixel, and of one run filled up to whole blocks. */
  pixelBytes: usize;
  length: usize;
}

/** All taps of a window over image rows `pitch` bytes apart. */
export function windowTaps(g: Geometry, pitch: usize, pixelBytes: usize): Taps {
  const taps = emptyTaps(g, pixelBytes);
  for (let i = 0; i < g.filterHeight; i++) {
    for (let j = 0; j < g.filterWidth; j++) {
      const offset = usize(i * g.dilationY) * pitch + usize(j * g.dilationX) * pixelBytes;
      addTap(taps, i * g.filterWidth + j, offset);
    }
  }
  taps.columns = g.filterWidth;
  return taps;
}

/**
 * The taps through which output pixels see those input pixels (h, w) whose h + top and w + left
 * leave the remainders phaseY and phaseX at division by the strides.
 *
 * Tap (i, j) is seen from output pixel ((h + top - i * dilationY) / strideY, (w + left - j * dilationX) / strideX);
 * offsets are relative to output pixel (floor((h + top) / strideY), floor((w + left) / strideX)).
 */
export function phaseTaps(
  g: Geometry,
  phaseY: i32,
  phaseX: i32,
  pitch: usize,
  pixelBytes: usize,
): Taps {
  const taps = emptyTaps(g, pixelBytes);
  let columns = 0;
  for (let i = g.filterHeight - 1; i >= 0; i--) {
    const y = i * g.dilationY - phaseY;
    if (y % g.strideY != 0) continue;
    columns = 0;
    for (let j = g.filterWidth - 1; j >= 0; j--) {
      const x = j * g.dilationX - phaseX;
      if (x % g.strideX != 0) continue;
      const offset = usize(-y / g.strideY) * pitch + usize(-x / g.strideX) * pixelBytes;
      addTap(taps, i * g.filterWidth + j, offset);
      columns++;
    }
  }
  taps.columns = columns;
  return taps;
}

/** Bytes of a window's values, with every run filled up. */
export function depthBytes(taps: Taps): usize {
  return usize(taps.runs) * taps.length;
}

function emptyTaps(g: Geometry, pixelBytes: usize): Taps {
  const most = usize(g.filterHeight * g.filterWidth) << 2;
  const taps = changetype<Taps>(take(offsetof<Taps>()));
  taps.count = 0;
  taps.numbers = take(most);
  taps.offsets = take(most);
  taps.pixelBytes = pixelBytes;
  return taps;
}

function addTap(taps: Taps, number: i32, offset: usize): void {
  const at = usize(taps.count++) << 2;
  store<i32>(taps.numbers + at, number);
  store<usize>(taps.offsets + at, offset);
}

/** Joins the taps of a row to a run where they lie side by side, for products that sum over channels. */
export function inRuns(taps: Taps): Taps {
  const columns = taps.columns;
  const apart = load<usize>(taps.offsets, 4) - load<usize>(taps.offsets);
  const joined = columns > 1 && apart == taps.pixelBytes;
  taps.perRun = joined ? columns : 1;
  taps.runs = taps.count / taps.perRun;
  for (let run = 0; run < taps.runs; run++) {
    const first = load<usize>(taps.offsets + (usize(run * taps.perRun) << 2));
    store<usize>(taps.offsets + (usize(run) << 2), first);
  }
  taps.length = (usize(taps.perRun) * taps.pixelBytes + block - 1) & ~(block - 1);
  return taps;
}
