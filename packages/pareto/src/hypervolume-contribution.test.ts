import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hypervolume, hypervolumeContribution, hypervolumeContributions } from './index.ts';

const side = 5;
const points = fc.integer({ min: 1, max: 4 }).chain((objectives) =>
  fc.array(fc.array(fc.nat(side), { minLength: objectives, maxLength: objectives }), {
    minLength: 1,
    maxLength: 10,
  }),
);

test('are the corners of a staircase', () => {
  const front = [
    [1, 3],
    [2, 1],
    [3, 3.5],
  ];
  const options = { directions: ['minimize', 'minimize'] as const, reference: [4, 4] };
  expect(hypervolumeContributions(front, options)).toEqual([1, 2 * 2 - 1 * 0 - 0, 0]);
});

test('are what hypervolumes lose without the point, in one to four objectives', () => {
  fc.assert(
    fc.property(points, (given) => {
      const options = {
        directions: given[0]!.map(() => 'minimize' as const),
        reference: given[0]!.map(() => side),
      };
      const all = hypervolume(given, options);
      const lost = given.map((_, index) => all - hypervolume(given.toSpliced(index, 1), options));
      expect(hypervolumeContributions(given, options)).toEqual(lost);
      expect(hypervolumeContribution(given[0]!, given.slice(1), options)).toBe(lost[0]);
    }),
  );
});

test('is 0 beside an equal point, where rounding would leave a rest', () => {
  const options = {
    directions: ['maximize', 'minimize', 'minimize'] as const,
    reference: [0.1, 0.7, 0.9],
  };
  expect(hypervolumeContribution([0.7, 0.1, 0.2], [[0.7, 0.1, 0.2]], options)).toBe(0);
  expect(hypervolumeContribution([0.05, 0, 0], [], options)).toBe(0);
});
