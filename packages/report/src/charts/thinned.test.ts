import { expect, test } from 'vitest';
import { thinned, thinningNote } from './thinned.ts';

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

test('all marks are drawn up to 4,000', () => {
  expect(thinned(numbers(4000))).toHaveLength(4000);
  expect(thinningNote(4000)).toBe('');
});

test('of more, every n-th from the first, and the picture says so', () => {
  expect(thinned(numbers(4001))).toEqual(numbers(2001).map((index) => 2 * index));
  expect(thinned(numbers(100_000))).toHaveLength(4000);
  expect(thinningNote(100_000)).toBe(' One in 25 trials is drawn.');
});
