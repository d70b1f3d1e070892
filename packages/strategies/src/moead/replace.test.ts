import { describe, expect, test } from 'vitest';
import type { Individual } from '../parts/individual.ts';
import { replaced } from './replace.ts';
import { extremesOf, tchebycheff } from './tchebycheff.ts';
import { simplexWeights } from './weights.ts';

const at = (accuracy: number, latency: number, violation = 0): Individual => ({
  genotype: {},
  values: [accuracy, latency],
  violation,
});
const signs = [-1, 1];
const weights = simplexWeights(2, 3); // (0, 1), (½, ½), (1, 0)
const how = { own: 1, pool: [1, 0, 2], most: 2, weights, signs };

describe('the Tchebycheff distance', () => {
  const extremes = extremesOf([at(0.5, 10), at(0.9, 30), at(0.7, 99, 1)], signs)!;

  test('is scaled by the best and worst of the feasible', () => {
    expect(extremes).toEqual({ ideal: [-0.9, 10], nadir: [-0.5, 30] });
  });

  test('is the larger of the weighted shares', () => {
    // (0.9 - 0.6) / 0.4 = 0.75 and (15 - 10) / 20 = 0.25, each times its weight.
    expect(tchebycheff([-0.6, 15], [0.5, 0.5], extremes)).toBeCloseTo(0.375, 12);
    expect(tchebycheff([-0.6, 15], [0.1, 0.9], extremes)).toBeCloseTo(0.225, 12);
    expect(tchebycheff([-0.9, 10], [0.5, 0.5], extremes)).toBe(0);
  });
});

describe('a child', () => {
  test('fills the empty place of its own subproblem alone', () => {
    expect(replaced([null, null, null], at(0.5, 5), how)).toEqual([null, at(0.5, 5), null]);
  });

  test('takes the places where it is better, at most so many', () => {
    const members = [at(0.5, 20), at(0.5, 20), at(0.5, 20)];
    const child = at(0.9, 10);
    expect(replaced(members, child, how)).toEqual([child, child, members[2]]);
    expect(replaced(members, child, { ...how, most: 3 })).toEqual([child, child, child]);
  });

  test('leaves what solves its subproblem better', () => {
    const members = [at(0.5, 5), at(0.7, 12), at(0.9, 30)];
    const child = at(0.8, 14);
    expect(replaced(members, child, how)).toEqual([members[0], child, members[2]]);
  });

  test('that violates less is better, whatever its values', () => {
    const members = [at(0.5, 5), at(0.9, 1, 0.5), { ...at(0, 0), values: null, violation: 0.1 }];
    const child = at(0.1, 90, 0.2);
    expect(replaced(members, child, { ...how, most: 3 })).toEqual([members[0], child, members[2]]);
  });
});
