import { stream } from '@espalier/random';
import { branch, defineSpace, oneOf, toggle, validate } from '@espalier/space';
import type { SearchSpace } from '@espalier/space';
import { expect, test } from 'vitest';
import { treeDensity } from './tree-density.ts';

const space: SearchSpace = defineSpace({
  name: 'tree',
  summary: 'A head with decisions of its own',
  cite: 'none',
  skeleton: { height: 1, width: 1, channels: 1, classes: 1, widthMultiplier: 1 },
  genes: {
    width: oneOf([1, 2, 3]),
    head: branch({ pool: {}, attention: { gated: toggle() } }),
  },
  build: () => null,
});

const points = [
  { width: 2, head: 1, 'head.attention.gated': 1 },
  { width: 2, head: 1, 'head.attention.gated': 1 },
  { width: 0, head: 0 },
];

test('is the product over the decisions that a point has, each learned where it exists', () => {
  const density = treeDensity(space, points);
  expect(density.logMass({ width: 2, head: 0 })).toBeCloseTo(Math.log((3 / 6) * (2 / 5)), 12);
  expect(density.logMass({ width: 1, head: 1, 'head.attention.gated': 1 })).toBeCloseTo(
    Math.log((1 / 6) * (3 / 5) * (3 / 4)),
    12,
  );
});

test('draws points of the space as often as their mass says', () => {
  const density = treeDensity(space, points);
  const random = stream('tree');
  const counts = new Map<string, number>();
  for (let draw = 0; draw < 20_000; draw++) {
    const point = density.draw(random);
    validate(space, point);
    const key = JSON.stringify(point);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  expect(counts.size).toBe(9);
  for (const [key, count] of counts) {
    const mass = Math.exp(density.logMass(JSON.parse(key) as Record<string, number>));
    expect(Math.abs(count / 20_000 - mass)).toBeLessThan(0.012);
  }
});
