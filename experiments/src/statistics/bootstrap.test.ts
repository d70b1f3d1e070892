import { stream } from '@espalier/random';
import { expect, test } from 'vitest';
import { bootstrapInterval } from './bootstrap.ts';
import { moments } from './moments.ts';

const figures = Array.from({ length: 400 }, (_, index) => index % 20);
const meanAt = (observations: readonly number[]): number =>
  moments(observations.map((index) => figures[index]!)).mean;
const options = () => ({ random: stream('bootstrap test'), resamples: 2000, confidence: 0.95 });

test('the interval of a mean is that of the normal approximation, mean ± 1.96 deviation / √n', () => {
  const { mean, deviation } = moments(figures);
  const half = (1.96 * deviation) / Math.sqrt(figures.length);
  const { low, high } = bootstrapInterval(figures.length, meanAt, options());
  expect(Math.abs(low - (mean - half))).toBeLessThan(0.1);
  expect(Math.abs(high - (mean + half))).toBeLessThan(0.1);
});

test('the same stream gives the same interval', () => {
  expect(bootstrapInterval(20, meanAt, options())).toEqual(
    bootstrapInterval(20, meanAt, options()),
  );
});

test('resamples on which the statistic is undefined are left out', () => {
  const first = ([observation]: readonly number[]): number => (observation === 0 ? NaN : 1);
  expect(bootstrapInterval(3, first, options())).toEqual({ low: 1, high: 1 });
});
