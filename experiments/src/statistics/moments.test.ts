import { expect, test } from 'vitest';
import { moments } from './moments.ts';

test('divides by n - 1: 2, 4, 4, 4, 5, 5, 7, 9 have mean 5 and variance 32 / 7', () => {
  const { mean, deviation } = moments([2, 4, 4, 4, 5, 5, 7, 9]);
  expect(mean).toBe(5);
  expect(deviation).toBeCloseTo(Math.sqrt(32 / 7), 14);
});

test('a single figure has no deviation', () => {
  expect(moments([3])).toEqual({ mean: 3, deviation: 0 });
});

test('refuses to average nothing', () => {
  expect(() => moments([])).toThrow(new RangeError('figures must not be empty, but got none.'));
});
