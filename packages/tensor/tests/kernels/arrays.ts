import type { Random } from '@espalier/random';
import { expect } from 'vitest';
import { worstError } from '../loops.ts';

const guard = 16;
const sentinel = 12_345;

/** Normal float32 values around a mean. */
export function normals(random: Random, count: number, mean = 0): Float32Array {
  return Float32Array.from({ length: count }, () => mean + random.normal());
}

/** An output of a kernel: `count` equal values, and behind them some that must stay as they are. */
export function output(count: number, value = NaN): Float32Array {
  return guarded(new Float32Array(count).fill(value));
}

/** Values that a kernel changes, and behind them some that must stay as they are. */
export function guarded(values: Float32Array): Float32Array {
  const all = new Float32Array(values.length + guard).fill(sentinel);
  all.set(values);
  return all;
}

/** Checks an output of a kernel against float64 values, and that nothing behind it was written. */
export function expectNear(
  found: Float32Array | undefined,
  expected: Float64Array,
  { tolerance, label = '' }: { readonly tolerance: number; readonly label?: string },
): void {
  expect(found!.length, label).toBe(expected.length + guard);
  expect(worstError(found!.subarray(0, expected.length), expected), label).toBeLessThan(tolerance);
  expect([...found!.subarray(expected.length)], `${label} overran`).toEqual(
    Array.from({ length: guard }, () => sentinel),
  );
}

/** Values of a [rows, channels] tensor in float64, one at a time. */
export function table(
  [rows, channels]: readonly [rows: number, channels: number],
  value: (place: { readonly r: number; readonly c: number; readonly at: number }) => number,
): Float64Array {
  return Float64Array.from({ length: rows * channels }, (_, at) =>
    value({ r: Math.floor(at / channels), c: at % channels, at }),
  );
}

/** Sums over the rows of a [rows, channels] tensor. */
export function columnSums(values: Float64Array, channels: number): Float64Array {
  return Float64Array.from({ length: channels }, (_, c) =>
    values.reduce((sum, value, at) => sum + (at % channels === c ? value : 0), 0),
  );
}

/** The one float64 that a kernel added to. */
export function float64Of(found: Float32Array | undefined): number {
  return new Float64Array(found!.slice().buffer)[0]!;
}
