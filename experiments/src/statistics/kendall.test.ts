import { expect, test } from 'vitest';
import { kendall } from './kendall.ts';

test('one swapped pair of four leaves τ = (5 - 1) / 6', () => {
  expect(kendall([1, 2, 3, 4], [1, 3, 2, 4])).toBeCloseTo(4 / 6, 14);
});

test('a tie on one side: five concordant of six pairs, τ-b = 5 / √(5 · 6)', () => {
  expect(kendall([1, 2, 2, 3], [1, 3, 2, 4])).toBeCloseTo(5 / Math.sqrt(30), 14);
});

test('ties on both sides: six concordant and two discordant of ten pairs, τ-b = (6 - 2) / √(9 · 9)', () => {
  // (1,2) is tied in x and (3,4) in y; (3,5) and (4,5) are discordant, the other six concordant.
  expect(kendall([1, 1, 2, 3, 4], [1, 2, 4, 4, 3])).toBeCloseTo(4 / 9, 14);
});

test('is 1 and -1 at the same and the reversed order', () => {
  expect(kendall([1, 2, 3], [2, 4, 9])).toBe(1);
  expect(kendall([1, 2, 3], [9, 4, 2])).toBe(-1);
});

test('is not a number where one side is constant', () => {
  expect(kendall([1, 1, 1], [1, 2, 3])).toBeNaN();
});
