import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dominates, type Direction } from './index.ts';

const directions: Direction[] = ['maximize', 'minimize', 'minimize'];
const point = fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 }), fc.nat(3));

test('better in one objective and equal in the others dominates', () => {
  expect(dominates([0.9, 12], [0.8, 12], ['maximize', 'minimize'])).toBe(true);
  expect(dominates([0.9, 12], [0.9, 11], ['maximize', 'minimize'])).toBe(false);
  expect(dominates([0.9, 12], [0.8, 11], ['maximize', 'minimize'])).toBe(false);
});

test('an infinite cost is dominated by any finite one', () => {
  expect(dominates([1], [Infinity], ['minimize'])).toBe(true);
  expect(dominates([Infinity], [Infinity], ['minimize'])).toBe(false);
});

test('dominance is irreflexive, asymmetric and transitive', () => {
  fc.assert(
    fc.property(point, point, point, (a, b, c) => {
      expect(dominates(a, a, directions)).toBe(false);
      expect(dominates(a, b, directions) && dominates(b, a, directions)).toBe(false);
      if (dominates(a, b, directions) && dominates(b, c, directions)) {
        expect(dominates(a, c, directions)).toBe(true);
      }
    }),
  );
});

test('turning an objective and its direction around changes nothing', () => {
  fc.assert(
    fc.property(point, point, (a, b) => {
      const turned: Direction[] = ['minimize', 'minimize', 'minimize'];
      expect(dominates(a, b, directions)).toBe(
        dominates([-a[0], a[1], a[2]], [-b[0], b[1], b[2]], turned),
      );
    }),
  );
});

test('refuses points that cannot be compared', () => {
  expect(() => dominates([1], [1, 2], ['minimize', 'minimize'])).toThrow(
    new RangeError('point 0 must have 2 objectives, one for each direction, but got 1.'),
  );
  expect(() => dominates([1], [NaN], ['minimize'])).toThrow(
    new RangeError('objective 0 of point 1 must be a number, but got NaN.'),
  );
});
