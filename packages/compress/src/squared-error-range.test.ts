import { stream } from '@espalier/random';
import { expect, test } from 'vitest';
import { squaredErrorRange, type Histogram } from './squared-error-range.ts';

function histogramOf(values: readonly number[]): Histogram {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const counts = new Float64Array(2048);
  for (const value of values) {
    counts[Math.min(2047, Math.floor(((value - low) / (high - low)) * 2048))]!++;
  }
  return { low, high, counts };
}

/** Mean squared error of the values themselves, with 256 levels over a range. */
function errorOf(values: readonly number[], { low, high }: { low: number; high: number }): number {
  const step = (high - low) / 255;
  return values.reduce((sum, value) => {
    const level = Math.min(255, Math.max(0, Math.round((value - low) / step)));
    return sum + (value - low - level * step) ** 2;
  }, 0);
}

test('is as good on the values themselves as the best of a search by brute force', () => {
  // Exponential quantiles: a long tail, where the whole range is a poor choice at few bits.
  const values = Array.from({ length: 20000 }, (_, index) => -Math.log(1 - (index + 0.5) / 20000));
  values.push(60);
  const high = values.at(-1)!;
  const best = Math.min(
    ...Array.from({ length: 71 }, (_, index) =>
      errorOf(values, { low: 0, high: high * (1 - index / 100) }),
    ),
  );
  const found = squaredErrorRange(histogramOf(values));
  expect(errorOf(values, found)).toBeLessThan(best * 1.02);
  expect(found.high).toBeLessThan(high);
});

test('keeps the whole range of uniform values', () => {
  const random = stream('uniform');
  const values = Array.from({ length: 5000 }, () => random.uniform() * 2 - 1);
  const { low, high } = squaredErrorRange(histogramOf(values));
  expect(low).toBeCloseTo(-1, 2);
  expect(high).toBeCloseTo(1, 2);
});

test('always holds zero, also where all values are on one side', () => {
  expect(squaredErrorRange(histogramOf([2, 3, 4])).low).toBe(0);
  expect(squaredErrorRange(histogramOf([-2, -3, -4])).high).toBe(0);
});
