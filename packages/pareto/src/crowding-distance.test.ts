import fc from 'fast-check';
import { expect, test } from 'vitest';
import { crowdingDistance } from './index.ts';

test('adds the gaps between neighbours, relative to the span of each objective', () => {
  const front = [
    [0, 10],
    [1, 6],
    [3, 5],
    [10, 0],
  ];
  const distances = crowdingDistance(front);
  expect(distances[0]).toBe(Infinity);
  expect(distances[3]).toBe(Infinity);
  expect(distances[1]).toBeCloseTo(3 / 10 + 5 / 10, 12);
  expect(distances[2]).toBeCloseTo(9 / 10 + 6 / 10, 12);
});

test('is infinite for one point and for two, and empty for none', () => {
  expect(crowdingDistance([])).toEqual([]);
  expect(crowdingDistance([[1, 2]])).toEqual([Infinity]);
  expect(
    crowdingDistance([
      [1, 2],
      [2, 1],
    ]),
  ).toEqual([Infinity, Infinity]);
});

test('takes nothing from an objective in which all points agree', () => {
  expect(
    crowdingDistance([
      [0, 5],
      [1, 5],
      [4, 5],
    ])[1],
  ).toBe(1);
});

test('changes neither with the direction nor with the scale of an objective', () => {
  const value = fc.integer({ min: 0, max: 1000 });
  const distinct = fc.uniqueArray(fc.tuple(value, value), {
    minLength: 3,
    maxLength: 12,
    selector: ([x]) => x,
  });
  fc.assert(
    fc.property(distinct, (points) => {
      fc.pre(new Set(points.map(([, y]) => y)).size === points.length);
      const changed = crowdingDistance(points.map(([x, y]) => [-x, y * 4]));
      crowdingDistance(points).forEach((distance, index) => {
        if (distance === Infinity) expect(changed[index]).toBe(Infinity);
        else expect(changed[index]).toBeCloseTo(distance, 9);
      });
    }),
  );
});

test('refuses an infinite objective', () => {
  expect(() => crowdingDistance([[1, Infinity]])).toThrow(
    new RangeError(
      'objectives of point 0 must be finite, but got 1, Infinity. Leave infeasible points out.',
    ),
  );
});
