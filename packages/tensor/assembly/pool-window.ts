import { Geometry } from './geometry';

/** First row of the window of output row y that lies in the image. */
@inline
export function windowTop(g: Geometry, y: i32): i32 {
  return max(y * g.strideY - g.top, 0);
}

/** The row behind the last of the window of output row y that lies in the image. */
@inline
export function windowBottom(g: Geometry, y: i32): i32 {
  return min(y * g.strideY - g.top + g.filterHeight, g.inputHeight);
}

/** First column of the window of output column x that lies in the image. */
@inline
export function windowLeft(g: Geometry, x: i32): i32 {
  return max(x * g.strideX - g.left, 0);
}

/** The column behind the last of the window of output column x that lies in the image. */
@inline
export function windowRight(g: Geometry, x: i32): i32 {
  return min(x * g.strideX - g.left + g.filterWidth, g.inputWidth);
}

/** Where the pixel (y, x) of the n-th output image begins, in bytes. */
@inline
export function outputPlace(g: Geometry, n: i32, y: i32, x: i32): usize {
  return usize((n * g.outputHeight + y) * g.outputWidth + x) * (usize(g.inputChannels) << 2);
}

/** Where the pixel (y, x) of the n-th input image begins, in bytes. */
@inline
export function inputPlace(g: Geometry, n: i32, y: i32, x: i32): usize {
  return usize((n * g.inputHeight + y) * g.inputWidth + x) * (usize(g.inputChannels) << 2);
}
