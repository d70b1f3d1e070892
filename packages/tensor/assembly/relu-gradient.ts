import { load4 } from './lanes';

/** dx = dy where 0 < x < limit, else 0; limit is infinite for relu and 6 for relu6. */
export function reluGradient(x: usize, dy: usize, dx: usize, count: i32, limit: f32): void {
  const bytes = usize(count) << 2;
  const zero = f32x4.splat(0);
  const limit4 = f32x4.splat(limit);
  let i: usize = 0;
  for (; i + 16 <= bytes; i += 16) {
    const value = load4(x + i);
    const open = v128.and(f32x4.gt(value, zero), f32x4.lt(value, limit4));
    v128.store(dx + i, v128.and(load4(dy + i), open));
  }
  for (; i < bytes; i += 4) {
    const value = load<f32>(x + i);
    store<f32>(dx + i, value > 0 && value < limit ? load<f32>(dy + i) : 0);
  }
}
