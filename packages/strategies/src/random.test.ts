import { stream } from '@espalier/random';
import { defineSpace, oneOf, sample } from '@espalier/space';
import { expect, test } from 'vitest';
import { random } from './random.ts';
import { studyContext } from '../tests/study-context.ts';

const space = defineSpace({
  name: 'pair',
  summary: 'Two choices',
  cite: 'none',
  skeleton: { height: 1, width: 1, channels: 1, classes: 1, widthMultiplier: 1 },
  genes: { kernel: oneOf([3, 5]), depth: oneOf([1, 2, 3]) },
  build: () => null,
});

const proposal = (number: number) =>
  random.ask({
    ...studyContext,
    space,
    options: {},
    state: null,
    number,
    random: stream('draw', number),
  }).genotype;

test('is one draw of sample from the stream it is handed', () => {
  expect(proposal(3)).toEqual(sample(space, stream('draw', 3)));
});

test('proposes all points equally often', () => {
  const counts = new Map<string, number>();
  for (let number = 0; number < 3000; number++) {
    const point = JSON.stringify(proposal(number));
    counts.set(point, (counts.get(point) ?? 0) + 1);
  }
  const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - 500) ** 2 / 500, 0);
  expect(counts.size).toBe(6);
  expect(chiSquare).toBeLessThan(20.5); // 99.9 % point of chi-square with 5 degrees of freedom
});
