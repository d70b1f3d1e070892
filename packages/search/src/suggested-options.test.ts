import { expect, test } from 'vitest';
import { suggestedOptions } from './suggested-options.ts';

test.each([
  [3, 2, 2],
  [24, 8, 2],
  [100, 20, 5],
  [1000, 20, 5],
  [20_000, 100, 25],
])('%d trials suggest a population of %d and tournaments of %d', (trials, size, tournament) => {
  expect(suggestedOptions('evolve', trials)).toEqual({
    populationSize: size,
    tournamentSize: tournament,
  });
});

test('other strategies keep their defaults', () => {
  expect(suggestedOptions('nsga2', 300)).toEqual({});
});
