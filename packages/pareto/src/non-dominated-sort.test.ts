import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dominates, nonDominatedSort, paretoFront, type Direction } from './index.ts';

const directions: Direction[] = ['minimize', 'maximize', 'minimize', 'maximize'];

/** Fronts by definition: what nothing left dominates is peeled off. */
function peeled(points: readonly number[][], used: readonly Direction[]): number[][] {
  const fronts: number[][] = [];
  let left = points.map((_, index) => index);
  while (left.length > 0) {
    const beaten = (one: number): boolean =>
      left.some((other) => dominates(points[other]!, points[one]!, used));
    fronts.push(left.filter((one) => !beaten(one)));
    left = left.filter(beaten);
  }
  return fronts;
}

test('puts the example of the docstring into two fronts', () => {
  const points = [
    [1, 2],
    [2, 1],
    [2, 2],
  ];
  expect(nonDominatedSort(points, ['minimize', 'minimize'])).toEqual([[0, 1], [2]]);
});

test('peels fronts off as the definition does, for one to four objectives and equal points', () => {
  const points = fc.integer({ min: 1, max: 4 }).chain((objectives) =>
    fc.array(fc.array(fc.nat(4), { minLength: objectives, maxLength: objectives }), {
      maxLength: 25,
    }),
  );
  fc.assert(
    fc.property(points, (given) => {
      const used = directions.slice(0, given[0]?.length ?? 1);
      const fronts = nonDominatedSort(given, used);
      expect(fronts).toEqual(peeled(given, used));
      expect(fronts[0] ?? []).toEqual(paretoFront(given, used));
    }),
    { numRuns: 300 },
  );
});

test('keeps infinite costs behind finite ones', () => {
  expect(nonDominatedSort([[Infinity], [1], [Infinity]], ['minimize'])).toEqual([[1], [0, 2]]);
});

test('a chain of points is a front for each', () => {
  const chain = Array.from({ length: 50 }, (_, index) => [index, index, index]);
  expect(nonDominatedSort(chain, ['maximize', 'maximize', 'maximize'])).toEqual(
    chain.map((_, index) => [49 - index]),
  );
});
