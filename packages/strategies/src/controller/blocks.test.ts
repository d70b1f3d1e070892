import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blocksOf, lengthOf, toVector, type Blocks } from './blocks.ts';

test('a vector comes back from JSON with the same bits', () => {
  const vector = new Float64Array([0.1, -1 / 3, 5e-324, 1.7976931348623157e308, 0]);
  const blocks = blocksOf(vector.length, (index) => vector[index]!);
  expect(toVector(JSON.parse(JSON.stringify(blocks)) as Blocks)).toEqual(vector);
});

test('blocks hold every number once, in order, whatever their length', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 13_000 }), (length) => {
      const blocks = blocksOf(length, (index) => index);
      expect(lengthOf(blocks)).toBe(length);
      expect(toVector(blocks).every((value, index) => value === index)).toBe(true);
    }),
    { numRuns: 10 },
  );
});

test('writes into the vector that it is given', () => {
  const vector = new Float64Array(3);
  expect(toVector([[1, 2], [3]], vector)).toBe(vector);
  expect(vector).toEqual(new Float64Array([1, 2, 3]));
});
