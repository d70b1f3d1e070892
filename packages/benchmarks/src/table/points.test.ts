import { mnasnetAccel } from '@espalier/search-spaces';
import { nth } from '@espalier/space';
import { expect, test } from 'vitest';
import { conditionalSpace, plainSpace } from '../../tests/small-spaces.ts';
import { isCompleteTable, pointsOf } from './points.ts';

test('finds rows in a small space, in a space too large for an array, and in one of texts', () => {
  const small = pointsOf(plainSpace, Float64Array.of(7, 3));
  const large = pointsOf(mnasnetAccel, Float64Array.of(7, 104_485_552_127));
  const texts = pointsOf(conditionalSpace, ['1,,0', '0,2,']);
  expect([3, 7, 4].map((point) => small.rowOf(nth(plainSpace, point)))).toEqual([1, 0, -1]);
  expect([7, 104_485_552_127, 8].map((point) => large.rowOf(nth(mnasnetAccel, point)))).toEqual([
    0, 1, -1,
  ]);
  expect([0, 2, 3].map((point) => texts.rowOf(nth(conditionalSpace, point)))).toEqual([-1, 1, 0]);
});

test('refuses a point twice and a number that is no point', () => {
  expect(() => pointsOf(plainSpace, Float64Array.of(7, 3, 7))).toThrow(
    'points must differ, but got 7 again in row 2.',
  );
  expect(() => pointsOf(mnasnetAccel, Float64Array.of(7, 7))).toThrow(
    'points must differ, but got 7 again in row 1.',
  );
  expect(() => pointsOf(conditionalSpace, ['1,,0', '1,,0'])).toThrow(
    'points must differ, but got 1,,0 again in row 1.',
  );
  expect(() => pointsOf(plainSpace, Float64Array.of(24))).toThrow(
    'the point of row 0 must be from 0 to 23, but got 24.',
  );
});

test('a table is complete when it lists every point', () => {
  const all = Float64Array.from({ length: 24 }, (_, point) => 23 - point);
  expect(isCompleteTable(plainSpace, pointsOf(plainSpace, all))).toBe(true);
  expect(isCompleteTable(plainSpace, pointsOf(plainSpace, all.slice(1)))).toBe(false);
  const texts = ['0,0,', '0,1,', '0,2,', '1,,0', '1,,1'];
  expect(isCompleteTable(conditionalSpace, pointsOf(conditionalSpace, texts))).toBe(true);
});
