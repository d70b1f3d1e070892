/** Four neighbouring float32 values. */
export function load4(pointer: usize): v128 {
  return v128.load(pointer);
}

/** accumulator + a * b, rounded twice on every machine, so that results repeat to the bit. */
export function multiplyAdd(accumulator: v128, a: v128, b: v128): v128 {
  return f32x4.add(accumulator, f32x4.mul(a, b));
}

/** Sets `count` float32 values to zero. */
export function clear(pointer: usize, count: i32): void {
  memory.fill(pointer, 0, usize(count) << 2);
}
