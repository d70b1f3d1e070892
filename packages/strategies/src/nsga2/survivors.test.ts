import { expect, test } from 'vitest';
import type { Individual } from '../parts/individual.ts';
import { survivorsOf } from './survivors.ts';

const directions = ['minimize', 'minimize'] as const;

const at = (...values: readonly number[]): Individual => ({ genotype: {}, values, violation: 0 });
const over = (violation: number): Individual => ({ genotype: {}, values: null, violation });

test('of one front are the ends, then the loneliest', () => {
  const front = [at(0, 9), at(2, 6), at(3, 5), at(4, 4), at(9, 0)];
  const kept = survivorsOf(front, { size: 4, directions });
  // Sums of both gaps over 9: (2, 6): 3 + 4 = 7, (3, 5): 2 + 2 = 4, (4, 4): 6 + 5 = 11.
  expect(kept.map(({ values }) => values)).toEqual([
    [0, 9],
    [9, 0],
    [4, 4],
    [2, 6],
  ]);
});

test('are whole fronts first, and feasible before less violation', () => {
  const all = [over(0.2), at(5, 5), over(0.1), at(1, 1), at(6, 6)];
  const kept = survivorsOf(all, { size: 4, directions });
  expect(kept).toEqual([at(1, 1), at(5, 5), at(6, 6), over(0.1)]);
});

test('are all where they are few', () => {
  expect(survivorsOf([over(1), at(0, 0)], { size: 9, directions })).toEqual([at(0, 0), over(1)]);
  expect(survivorsOf([], { size: 2, directions })).toEqual([]);
});
