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
