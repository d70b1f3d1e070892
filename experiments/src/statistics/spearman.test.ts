import { expect, test } from 'vitest';
import { spearman } from './spearman.ts';

test('the ten pupils of the textbook (IQ against hours of television) have ρ = -29 / 165', () => {
  const iq = [106, 100, 86, 101, 99, 103, 97, 113, 112, 110];
  const hours = [7, 27, 2, 50, 28, 29, 20, 12, 6, 17];
  expect(spearman(iq, hours)).toBeCloseTo(-29 / 165, 14);
});

test('ties count by midranks: by hand 4.5 / √(4.5 · 5)', () => {
  expect(spearman([1, 2, 2, 3], [1, 3, 2, 4])).toBeCloseTo(4.5 / Math.sqrt(22.5), 14);
});

test('only order counts, and a reversed order is -1', () => {
  expect(spearman([1, 2, 3, 4], [1, 10, 100, 1000])).toBeCloseTo(1, 14);
  expect(spearman([1, 2, 3, 4], [9, 7, 5, -3])).toBeCloseTo(-1, 14);
});

test('is not a number where one side is constant', () => {
  expect(spearman([1, 2, 3], [5, 5, 5])).toBeNaN();
});

test('refuses samples that do not pair up', () => {
  expect(() => spearman([1, 2], [1])).toThrow(
    new RangeError('paired samples must have the same length of at least 2, but got 2 and 1.'),
  );
});
