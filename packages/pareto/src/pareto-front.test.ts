import fc from 'fast-check';
import { expect, test } from 'vitest';
import { paretoFront, type Direction } from './index.ts';

test('keeps the points that nothing beats, by index', () => {
  const points = [
    [0.9, 12],
    [0.8, 20],
    [0.7, 5],
    [0.9, 13],
  ];
  expect(paretoFront(points, ['maximize', 'minimize'])).toEqual([0, 2]);
});

test('keeps both of two equal points', () => {
  expect(
    paretoFront(
      [
        [1, 1],
        [1, 1],
        [2, 2],
      ],
      ['minimize', 'minimize'],
    ),
  ).toEqual([0, 1]);
});

test('has no members for no points, and the best ones for a single objective', () => {
  expect(paretoFront([], ['minimize'])).toEqual([]);
  expect(paretoFront([[3], [1], [2], [1]], ['minimize'])).toEqual([1, 3]);
});

test('is what comparing all pairs gives, for one to four objectives', () => {
  const directions: Direction[] = ['minimize', 'maximize', 'minimize', 'maximize'];
  const points = fc.integer({ min: 1, max: 4 }).chain((objectives) =>
    fc.array(fc.array(fc.nat(4), { minLength: objectives, maxLength: objectives }), {
      maxLength: 25,
    }),
  );
  fc.assert(
    fc.property(points, (given) => {
      const used = directions.slice(0, given[0]?.length ?? 1);
      const beats = (a: number[], b: number[]): boolean => {
        const gains = a.map((value, at) =>
          used[at] === 'minimize' ? b[at]! - value : value - b[at]!,
        );
        return gains.every((gain) => gain >= 0) && gains.some((gain) => gain > 0);
      };
      const expected = given.flatMap((one, index) =>
        given.some((other) => beats(other, one)) ? [] : [index],
      );
      expect(paretoFront(given, used)).toEqual(expected);
    }),
  );
});

test('refuses a point with another number of objectives', () => {
  expect(() => paretoFront([[1, 2], [1]], ['minimize', 'minimize'])).toThrow(
    new RangeError('point 1 must have 2 objectives, one for each direction, but got 1.'),
  );
});
