/** Four neighbouring float32 values. */
export function load4(pointer: usize): v128 {
  return v128.load(pointer);
}

/**
 * accumulator + a * b.
 *
 * The plain build rounds twice on every machine, the relaxed build once where the processor has a
 * fused instruction: each repeats to the bit on one machine, and they differ by rounding.
 */
@inline
export function multiplyAdd(accumulator: v128, a: v128, b: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, accumulator);
  return f32x4.add(accumulator, f32x4.mul(a, b));
}

/** Sets `count` float32 values to zero. */
export function clear(pointer: usize, count: i32): void {
  memory.fill(pointer, 0, usize(count) << 2);
}

/** Sets bytes to zero, and up to 15 behind them: faster than {@link clear} for a few. */
export function clearShort(pointer: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 16) v128.store(pointer + at, f32x4.splat(0));
}
