/**
 * A tensor read as activation(scale[c] * x[r, c] + shift[c]): the fields `lazyInput` of
 * src/kernel-arguments.ts, wherever they stand in the argument block of a kernel.
 */
@unmanaged
export class LazyInput {
  x: usize;
  scale: usize;
  shift: usize;
  activation: i32;
}

/** Factors of four channels, 1 without a pointer; c in bytes. */
@inline
export function scaleAt(scale: usize, c: usize): v128 {
  return scale == 0 ? f32x4.splat(1) : v128.load(scale + c);
}

/** Summands of four channels, 0 without a pointer; c in bytes. */
@inline
export function shiftAt(shift: usize, c: usize): v128 {
  return shift == 0 ? f32x4.splat(0) : v128.load(shift + c);
}
