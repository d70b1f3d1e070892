import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineThrough, rankCorrelation, ranksOf } from './rank-correlation.ts';

test('equals share the mean of their ranks', () => {
  expect(ranksOf([30, 10, 20, 10])).toEqual([4, 1.5, 3, 1.5]);
  expect(ranksOf([])).toEqual([]);
});

test('is 1 - 6 Σ d² / (n (n² - 1)) where there are no equals', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.double({ noNaN: true, noDefaultInfinity: true }), {
        minLength: 2,
        maxLength: 20,
      }),
      (ys) => {
        const n = ys.length;
        const squares = ranksOf(ys).reduce((sum, rank, at) => sum + (rank - at - 1) ** 2, 0);
        const xs = ys.map((_, at) => at);
        expect(rankCorrelation(xs, ys)).toBeCloseTo(1 - (6 * squares) / (n * (n * n - 1)), 10);
      },
    ),
  );
});

test('a line through points on a line is that line; without variation it is flat', () => {
  expect(lineThrough([0, 2, 4], [1, 5, 9])).toEqual({ intercept: 1, slope: 2, correlation: 1 });
  expect(lineThrough([1, 1], [2, 4])).toEqual({ intercept: 3, slope: 0, correlation: 0 });
});
