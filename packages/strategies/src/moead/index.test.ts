import { expect, test } from 'vitest';
import { moead } from './index.ts';
import { foundOf, leadingOnes } from '../../tests/leading-ones.ts';
import { play } from '../../tests/play.ts';

const game = { ...leadingOnes(8), strategy: moead };

test('finds most of the front of 256 points within 120 trials', () => {
  const found = ['a', 'b', 'c', 'd', 'e'].map((seed) => {
    const trials = play({ ...game, options: { subproblems: 9 }, trials: 120, seed });
    return foundOf(trials.map(({ genotype }) => genotype));
  });
  expect(found.reduce((sum, count) => sum + count, 0) / 5).toBeGreaterThan(0.75 * 9);
});

test('takes turns among the subproblems, and says so for tell', () => {
  const trials = play({ ...game, options: { subproblems: 4 }, trials: 10 });
  const own = trials.map(({ note }) => (note as { own: number }).own);
  expect(own).toEqual([0, 1, 2, 3, 0, 1, 2, 3, 0, 1]);
});

test('draws anew for a subproblem whose trials failed', () => {
  const trials = play({
    ...game,
    options: { subproblems: 3 },
    trials: 40,
    resultOf: () => ({ outcome: 'failed', objectives: null }),
  });
  expect(new Set(trials.map(({ fingerprint }) => fingerprint)).size).toBeGreaterThan(35);
});
