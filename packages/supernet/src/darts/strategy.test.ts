import { stream } from '@espalier/random';
import { defineSpace, each, oneOf } from '@espalier/space';
import { expect, test } from 'vitest';
import { dartsOptionsSchema } from './options.ts';
import { dartsStrategy } from './strategy.ts';

const space = defineSpace({
  name: 'letters',
  summary: 'two letters',
  cite: 'none',
  skeleton: { height: 1, width: 1, channels: 1, classes: 1, widthMultiplier: 1 },
  genes: { letters: each([0, 1], oneOf(['a', 'b', 'c'])) },
  build: () => null,
});
const options = dartsOptionsSchema.parse({});
const state = { alphas: { 'letters.0': [0, 2, 1], 'letters.1': [Math.log(2), 0, 0] } };
const study = { objectives: [], epochs: { least: 1, most: 1 }, pending: [] };
const ask = (number: number) => {
  const random = stream('ask', number);
  return dartsStrategy.ask({ space, options, state, number, random, ...study }).genotype;
};

test('starts with equal alphas where no supernet was trained', () => {
  const random = stream('init');
  expect(dartsStrategy.init({ space, options, random, ...study })).toEqual({
    alphas: { 'letters.0': [0, 0, 0], 'letters.1': [0, 0, 0] },
  });
});

test('trial 0 takes the greatest alpha of every decision', () => {
  expect(ask(0)).toEqual({ 'letters.0': 1, 'letters.1': 0 });
});

test('later trials draw options as often as softmax says', () => {
  const counts = [0, 0, 0];
  for (let number = 1; number <= 4000; number++) counts[ask(number)['letters.1']!]!++;
  const expected = [2000, 1000, 1000];
  const chiSquare = counts.reduce(
    (sum, count, option) => sum + (count - expected[option]!) ** 2 / expected[option]!,
    0,
  );
  expect(chiSquare).toBeLessThan(13.8); // 99.9 % point of chi-square with 2 degrees of freedom
});
