import { expect } from 'vitest';

const guard = 16;
const tolerance = 2e-5;
const sentinel = 12_345;

/** Sums in float64, and beside each the sum of its terms' magnitudes: the scale of rounding errors. */
export class WeighedSums {
  readonly values: Float64Array;
  readonly magnitudes: Float64Array;

  constructor(start: ArrayLike<number>) {
    this.values = Float64Array.from(start);
    this.magnitudes = this.values.map(Math.abs);
  }

  /** Adds a term, which may have more magnitude than value where it is a sum itself. */
  add(at: number, term: number, magnitude = Math.abs(term)): void {
    this.values[at]! += term;
    this.magnitudes[at]! += magnitude;
  }
}

/** An output of a kernel that holds `start`, and behind it values that must stay as they are. */
export function bordered(start: ArrayLike<number>): Float32Array {
  const all = new Float32Array(start.length + guard).fill(sentinel);
  all.set(start);
  return all;
}

/**
 * Checks an output that {@link bordered} made: |found - expected| <= tolerance * magnitude for each
 * value, and nothing written behind them.
 */
export function expectSums(
  found: Float32Array | undefined,
  { values, magnitudes }: WeighedSums,
  label: string,
): void {
  expect(found!.length, label).toBe(values.length + guard);
  const worst = values.reduce((most, value, at) => {
    const error = Math.abs(found![at]! - value) / (magnitudes[at]! + 1e-30);
    return Number.isFinite(found![at]) ? Math.max(most, error) : Infinity;
  }, 0);
  expect(worst, label).toBeLessThan(tolerance);
  expect([...found!.subarray(values.length)], `${label} overran`).toEqual(
    Array.from({ length: guard }, () => sentinel),
  );
}
