/**
 * Extents of a convolution or pooling, as 15 int32 written by the caller.
 *
 * Output [y, x] sees input [y * strideY + i * dilationY - top, x * strideX + j * dilationX - left].
 */
@unmanaged
export class Geometry {
  batch: i32;
  inputHeight: i32;
  inputWidth: i32;
  inputChannels: i32;
  outputHeight: i32;
  outputWidth: i32;
  outputChannels: i32;
  filterHeight: i32;
  filterWidth: i32;
  strideY: i32;
  strideX: i32;
  top: i32;
  left: i32;
  dilationY: i32;
  dilationX: i32;
}

/** First output column whose input column `x * stride + shift` is not left of the image. */
export function firstColumn(shift: i32, stride: i32): i32 {
  return shift >= 0 ? 0 : (stride - 1 - shift) / stride;
}

/** How many output columns from `first` on see an input column inside the image. */
export function columnCount(g: Geometry, first: i32, shift: i32): i32 {
  const room = g.inputWidth - 1 - shift;
  if (room < 0) return 0;
  const last = min(room / g.strideX, g.outputWidth - 1);
  return max(last - first + 1, 0);
}
