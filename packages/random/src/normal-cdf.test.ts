import { expect, test } from 'vitest';
import { normalCdf } from './normal-cdf.ts';

// Abramowitz & Stegun 1964, Table 26.1.
test.each([
  [0, 0.5],
  [1, 0.841344746068543],
  [1.96, 0.97500210485178],
  [3, 0.99865010196837],
])('Φ(%d) = %d and Φ(-x) = 1 - Φ(x)', (value, probability) => {
  expect(normalCdf(value)).toBeCloseTo(probability, 14);
  expect(normalCdf(-value)).toBeCloseTo(1 - probability, 14);
});

test('tends to 0 and 1', () => {
  expect(normalCdf(-40)).toBe(0);
  expect(normalCdf(40)).toBe(1);
});
