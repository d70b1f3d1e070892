import { expect, test } from 'vitest';
import { neighbourhoodOf } from './neighbourhood.ts';
import { simplexWeights } from './weights.ts';

test('of two objectives are evenly spaced', () => {
  expect(simplexWeights(2, 5)).toEqual([
    [0, 1],
    [0.25, 0.75],
    [0.5, 0.5],
    [0.75, 0.25],
    [1, 0],
  ]);
});

test.each([
  { objectives: 3, most: 100, count: 91 }, // C(14, 2), H = 12
  { objectives: 3, most: 6, count: 6 }, // C(4, 2), H = 2
  { objectives: 4, most: 2, count: 4 }, // H = 1: one for each objective
  { objectives: 1, most: 9, count: 1 },
])('of $objectives objectives, $most at most, are $count', ({ objectives, most, count }) => {
  const weights = simplexWeights(objectives, most);
  expect(new Set(weights.map((vector) => vector.join())).size).toBe(count);
  for (const vector of weights) {
    expect(vector.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
    expect(Math.min(...vector)).toBeGreaterThanOrEqual(0);
  }
});

test('the neighbourhood is the vector itself and those next to it', () => {
  const weights = simplexWeights(2, 11);
  expect(neighbourhoodOf(weights, 5, 3).toSorted((a, b) => a - b)).toEqual([4, 5, 6]);
  expect(neighbourhoodOf(weights, 5, 3)[0]).toBe(5);
  expect(neighbourhoodOf(weights, 0, 3)).toEqual([0, 1, 2]);
});
