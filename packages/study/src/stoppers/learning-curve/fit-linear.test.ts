import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitLinear } from './fit-linear.ts';

const number = fc.double({ min: -2, max: 2, noNaN: true });

test('is the textbook regression line with its variance of prediction', () => {
  const points = fc.array(number, { minLength: 3, maxLength: 9 });
  fc.assert(
    fc.property(points, number, (values, at) => {
      const n = values.length;
      const xs = values.map((_, index) => index);
      const mean = (n - 1) / 2;
      const spread = xs.reduce((sum, x) => sum + (x - mean) ** 2, 0);
      const average = values.reduce((sum, value) => sum + value, 0) / n;
      const slope = xs.reduce((sum, x) => sum + (x - mean) * (values[x]! - average), 0) / spread;
      const fit = fitLinear(
        [...xs, at].map((x) => [1, x]),
        values,
      )!;
      expect(fit.predicted).toBeCloseTo(average + slope * (at - mean), 9);
      expect(fit.leverage).toBeCloseTo(1 / n + (at - mean) ** 2 / spread, 9);
      expect(fit.fitted[0]).toBeCloseTo(average - slope * mean, 9);
    }),
  );
});

test('refuses columns that depend on each other', () => {
  expect(
    fitLinear(
      [
        [1, 2],
        [1, 2],
        [1, 2],
        [1, 5],
      ],
      [0, 1, 2],
    ),
  ).toBeNull();
});
