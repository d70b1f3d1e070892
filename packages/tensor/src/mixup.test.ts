import { stream } from '@espalier/random';
import { expect, test } from 'vitest';
import { drawBeta, mixRows } from './mixup.ts';

test.each([0.2, 0.4, 1, 3])('draws of alpha %d have the moments of Beta(alpha, alpha)', (alpha) => {
  const random = stream('beta', alpha);
  const draws = Array.from({ length: 20_000 }, () => drawBeta(random, alpha));
  const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
  const variance = draws.reduce((sum, draw) => sum + (draw - mean) ** 2, 0) / draws.length;
  expect(mean).toBeCloseTo(0.5, 1.7);
  expect(variance * 4 * (2 * alpha + 1)).toBeCloseTo(1, 1);
});

test('rows are mixed with their mirror, and the one in the middle stays', () => {
  const values = Float32Array.from([1, 2, 10, 20, 100, 200]);
  mixRows(values, 3, 0.75);
  expect([...values]).toEqual([25.75, 51.5, 10, 20, 75.25, 150.5]);
});
