import { stream } from '@espalier/random';
import { expect, test } from 'vitest';
import { childOf } from './child.ts';
import { digitSpace } from '../../tests/spaces.ts';

const space = digitSpace(3, 4);
const [one, other] = [0, 3].map((digit) => ({
  'digits.0': digit,
  'digits.1': digit,
  'digits.2': digit,
}));
const mutate = (_: unknown, genotype: Record<string, number>): Record<string, number> => genotype;

/** Hands out one parent, then the other. */
function parents(): () => Record<string, number> {
  const rest = [one!, other!];
  return () => rest.shift()!;
}

test('is the first parent, mutated, and draws nothing else, at a probability of 0', () => {
  const random = stream('none');
  const child = childOf({ space, parent: parents(), crossoverProbability: 0, mutate }, random);
  expect(child).toEqual(one);
  expect(random.uniform()).toBe(stream('none').uniform());
});

test('is a mixture of both at a probability of 1, and in between as often as it says', () => {
  const mixtures = (crossoverProbability: number): number =>
    Array.from({ length: 400 }, (_, seed) => {
      const breeding = { space, parent: parents(), crossoverProbability, mutate };
      return childOf(breeding, stream('mixture', seed));
    }).filter((child) => Object.values(child).includes(3)).length;
  // A mixture is the first parent once in eight.
  expect(Math.abs(mixtures(1) - 350)).toBeLessThan(4 * 6.6);
  expect(Math.abs(mixtures(0.5) - 175)).toBeLessThan(4 * 9.9);
});
