import { stream } from '@espalier/random';
import { defineSpace, each, mutate, oneOf, restrict } from '@espalier/space';
import { expect, test } from 'vitest';
import { mutant } from './mutant.ts';

const identity = {
  summary: 'Three bits',
  cite: 'none',
  skeleton: { height: 1, width: 1, channels: 1, classes: 1, widthMultiplier: 1 },
  build: () => null,
};
const bits = each([0, 1, 2], oneOf([0, 1]));

test('is a mutation, from the same stream, where there is one', () => {
  const space = defineSpace({ ...identity, name: 'bits', genes: { bits } });
  const genotype = { 'bits.0': 0, 'bits.1': 1, 'bits.2': 0 };
  expect(mutant(space, genotype, stream('one'))).toEqual(mutate(space, genotype, stream('one')));
});

test('is any point where no single change is allowed', () => {
  const even = { reason: 'be even', holds: (on: readonly number[]) => sum(on) % 2 === 0 };
  const space = defineSpace({ ...identity, name: 'even', genes: { bits: restrict(bits, even) } });
  const genotype = { 'bits.0': 0, 'bits.1': 1, 'bits.2': 1 };
  const mutants = Array.from({ length: 40 }, (_, seed) => mutant(space, genotype, stream(seed)));
  expect(new Set(mutants.map((point) => JSON.stringify(point))).size).toBe(4);
});

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
