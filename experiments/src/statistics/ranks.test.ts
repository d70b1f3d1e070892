import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ranks } from './ranks.ts';

test('equal figures share the mean of their places', () => {
  expect(ranks([10, 30, 20, 20])).toEqual([1, 4, 2.5, 2.5]);
  expect(ranks([7, 7, 7])).toEqual([2, 2, 2]);
});

test('ranks always sum to n (n + 1) / 2', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 5 })), (figures) => {
      const sum = ranks(figures).reduce((total, rank) => total + rank, 0);
      expect(sum).toBe((figures.length * (figures.length + 1)) / 2);
    }),
    { seed: 42 },
  );
});
