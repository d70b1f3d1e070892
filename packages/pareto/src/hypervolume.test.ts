import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hypervolume, type Direction } from './index.ts';

const side = 5;

/** Random points on a small grid, of one to four objectives. */
const points = fc.integer({ min: 1, max: 4 }).chain((objectives) =>
  fc.array(fc.array(fc.nat(side), { minLength: objectives, maxLength: objectives }), {
    minLength: 1,
    maxLength: 10,
  }),
);

function of(given: readonly (readonly number[])[], reference = side): number {
  const directions = given[0]!.map((): Direction => 'minimize');
  return hypervolume(given, { directions, reference: directions.map(() => reference) });
}

test('is the area of a staircase', () => {
  const front = [
    [1, 3],
    [2, 1],
  ];
  const options = { directions: ['minimize', 'minimize'] as const, reference: [4, 4] };
  expect(hypervolume(front, options)).toBe(3 * 1 + 2 * 2);
});

test('turns objectives that are to be maximised', () => {
  const options = { directions: ['maximize', 'minimize'] as const, reference: [0.5, 100] };
  expect(hypervolume([[0.75, 20]], options)).toBe(0.25 * 80);
});

test('counts the unit cells that the points dominate, in one to four objectives', () => {
  fc.assert(
    fc.property(points, (given) => {
      const objectives = given[0]!.length;
      let cells = 0;
      for (let number = 0; number < side ** objectives; number++) {
        const cell = Array.from(
          { length: objectives },
          (_, at) => Math.floor(number / side ** at) % side,
        );
        if (given.some((point) => point.every((value, at) => value <= cell[at]!))) cells++;
      }
      expect(of(given)).toBe(cells);
    }),
  );
});

test('agrees with inclusion and exclusion over boxes of real sizes', () => {
  const value = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(value, value, value), { minLength: 1, maxLength: 6 }),
      (given) => {
        let expected = 0;
        for (let subset = 1; subset < 2 ** given.length; subset++) {
          const chosen = given.filter((_, at) => (subset >> at) % 2 === 1);
          const box = [0, 1, 2].map((at) => 1 - Math.max(...chosen.map((point) => point[at]!)));
          expected += (chosen.length % 2 === 1 ? 1 : -1) * box[0]! * box[1]! * box[2]!;
        }
        expect(of(given, 1)).toBeCloseTo(expected, 9);
      },
    ),
  );
});

test('takes nothing from points that do not beat the reference, and is zero without points', () => {
  const options = { directions: ['minimize', 'minimize'] as const, reference: [4, 4] };
  expect(hypervolume([], options)).toBe(0);
  expect(hypervolume([[4, 0], [5, 5], [0, 4]], options)).toBe(0); // prettier-ignore
  expect(hypervolume([[5, 0], [3, 3]], options)).toBe(1); // prettier-ignore
});

test('does not change with dominated points or with the order', () => {
  fc.assert(
    fc.property(points, (given) => {
      const worse = given.map((point) => point.map((value) => value + 1));
      expect(of([...worse, ...given.toReversed()])).toBe(of(given));
    }),
  );
});

test('refuses a reference of another length and no objectives at all', () => {
  expect(() =>
    hypervolume([[1, 1]], { directions: ['minimize', 'minimize'], reference: [1] }),
  ).toThrow(RangeError);
  expect(() => hypervolume([[]], { directions: [], reference: [] })).toThrow(
    new RangeError('directions must name at least one objective, but got none.'),
  );
});
