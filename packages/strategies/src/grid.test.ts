import {
  branch,
  defineSpace,
  each,
  nth,
  oneOf,
  repeat,
  restrict,
  sample,
  size,
} from '@espalier/space';
import { stream } from '@espalier/random';
import { describe, expect, test } from 'vitest';
import { grid } from './grid.ts';
import { play } from '../tests/play.ts';
import { digitSpace } from '../tests/spaces.ts';

const identity = {
  summary: 'Small',
  cite: 'none',
  skeleton: { height: 1, width: 1, channels: 1, classes: 1, widthMultiplier: 1 },
  build: () => null,
};

const conditional = defineSpace({
  ...identity,
  name: 'conditional',
  genes: {
    layers: repeat([1, 2, 3], oneOf(['a', 'b'])),
    head: branch({ pool: {}, attention: { heads: oneOf([1, 2, 3]) } }),
  },
});

const proposals = (
  space: typeof conditional | ReturnType<typeof digitSpace>,
  options: object,
  trials: number,
) =>
  play({
    strategy: grid,
    space,
    options: { ...options },
    trials,
    rewardOf: () => 0,
  }).map(({ genotype }) => genotype);

describe.each(['spread', 'counting'])('in the order %s', (order) => {
  test('proposes every point of a conditional space once, and then again', () => {
    const points = Number(size(conditional));
    const found = proposals(conditional, { order }, 2 * points);
    expect(points).toBe((2 + 4 + 8) * (1 + 3));
    expect(new Set(found.map((point) => JSON.stringify(point))).size).toBe(points);
    expect(found.slice(points)).toEqual(found.slice(0, points));
  });
});

test('counts from the first point', () => {
  const found = proposals(conditional, { order: 'counting' }, 20);
  expect(found).toEqual(found.map((_, number) => nth(conditional, number)));
});

test('goes on with uniform draws where it is told to', () => {
  const space = digitSpace(2, 2);
  const found = proposals(space, { afterwards: 'random' }, 40);
  expect(found[39]).toEqual(sample(space, stream('play', 'ask', 39)));
});

test('spreads evenly: the gaps between numbers have three lengths at most, at any time', () => {
  // Three-distance theorem (Sós 1958), for multiples of one number.
  const space = digitSpace(5, 4);
  const found = proposals(space, {}, 100).map((point) =>
    Number.parseInt(Object.values(point).join(''), 4),
  );
  for (const trials of [7, 30, 100]) {
    const sorted = found.slice(0, trials).toSorted((a, b) => a - b);
    const gaps = sorted.map((at, index) => (sorted[index + 1] ?? sorted[0]! + 4 ** 5) - at);
    expect(new Set(gaps).size).toBeLessThanOrEqual(3);
  }
});

test('numbers spaces of more points than a double holds', () => {
  const space = digitSpace(60, 4);
  const found = proposals(space, {}, 400);
  expect(new Set(found.map((point) => JSON.stringify(point))).size).toBe(400);
  const first = [0, 1, 2, 3].map(
    (digit) => found.filter((point) => point['digits.0'] === digit).length,
  );
  for (const count of first) expect(Math.abs(count - 100)).toBeLessThanOrEqual(2);
});

test('draws uniformly where the space cannot be numbered', () => {
  const uneven = {
    reason: 'not be all equal',
    holds: (all: readonly number[]) => new Set(all).size > 1,
  };
  const places = Array.from({ length: 12 }, (_, place) => place);
  const digits = restrict(each(places, oneOf([0, 1, 2, 3])), uneven);
  const space = defineSpace({ ...identity, name: 'uneven', genes: { digits } });
  expect(() => size(space)).toThrow(RangeError);
  expect(proposals(space as never, {}, 5)[4]).toEqual(sample(space, stream('play', 'ask', 4)));
});
