import { load4 } from './lanes';

// Rows of one slab: its channels are read again while they are still in the cache.
export const slabRows = 64;

/** 1 / sqrt(variance + epsilon) of four channels. */
export function inverseDeviation4(variance: usize, epsilon: f32): v128 {
  return f32x4.div(f32x4.splat(1), f32x4.sqrt(f32x4.add(load4(variance), f32x4.splat(epsilon))));
}

/** 1 / sqrt(variance + epsilon) of one channel. */
export function inverseDeviation(variance: usize, epsilon: f32): f32 {
  return 1 / sqrt<f32>(load<f32>(variance) + epsilon);
}
