import { stream } from '@espalier/random';
import { branch, decisions, defineSpace, integer, oneOf, toggle, validate } from '@espalier/space';
import type { SearchSpace } from '@espalier/space';
import { expect, test } from 'vitest';
import { bellMass } from './bell.ts';
import { kernelDensity } from './kernel-density.ts';
import { kernelOf } from './kernel.ts';

const space: SearchSpace = defineSpace({
  name: 'kernels',
  summary: 'A name, a number, and a decision that may not exist',
  cite: 'none',
  skeleton: { height: 1, width: 1, channels: 1, classes: 1, widthMultiplier: 1 },
  genes: {
    operation: oneOf(['a', 'b', 'c']),
    depth: integer({ min: 1, max: 8 }),
    head: branch({ pool: {}, attention: { gated: toggle() } }),
  },
  build: () => null,
});
const settings = { minBandwidth: 0.001, bandwidthFactor: 3 };
const [operation, depth, head] = decisions(space);

test('a kernel of names is that of Aitchison and Aitken', () => {
  // Shares 3/4 and 1/4: σ² = (3/16 + 3/16) / 2.
  const kernel = kernelOf(operation!, [0, 0, 0, 2], { ...settings, decisions: 4 });
  const width = 1.06 * 4 ** (-1 / 8) * Math.sqrt(3 / 16);
  expect(kernel.mass(1, 1)).toBeCloseTo(1 - width, 12);
  expect(kernel.mass(0, 1)).toBeCloseTo(width / 2, 12);
});

test('where there are two names its width is that of numbers 0 and 1', () => {
  const kernel = kernelOf(head!, [0, 1, 1, 1, 1], { ...settings, decisions: 4 });
  expect(kernel.mass(0, 1)).toBeCloseTo(1.06 * 5 ** (-1 / 8) * Math.sqrt(0.2 * 0.8), 12);
});

test('a kernel of numbers is a bell as wide as the normal reference rule says', () => {
  const kernel = kernelOf(depth!, [1, 3, 5], { ...settings, decisions: 4 });
  // Places 1/8, 3/8 and 5/8 have the deviation √(2/3) / 4.
  const deviation = 1.06 * 3 ** (-1 / 8) * (Math.sqrt(2 / 3) / 4) * 8;
  expect(kernel.mass(2, 4)).toBeCloseTo(bellMass({ centre: 4, deviation }, 2, 8), 12);
});

test('equal choices leave a kernel of the least width', () => {
  const kernel = kernelOf(operation!, [1, 1], { ...settings, decisions: 4 });
  expect(kernel.mass(1, 1)).toBeCloseTo(0.999, 12);
  expect(kernel.mass(2, 1)).toBeCloseTo(0.0005, 12);
});

const points = [
  { operation: 0, depth: 2, head: 0 },
  { operation: 1, depth: 3, head: 1, 'head.attention.gated': 1 },
  { operation: 1, depth: 6, head: 1, 'head.attention.gated': 0 },
];

test('is the mean of products of kernels, uniform in what a point lacks', () => {
  const kernels = decisions(space).map((decision) => {
    const taken = points.map((point) => (point as Record<string, number>)[decision.path]);
    const choices = taken.filter((choice) => choice !== undefined);
    return kernelOf(decision, choices, { ...settings, decisions: 4 });
  });
  const [name, number, branches, gate] = kernels;
  const given = { operation: 1, depth: 4, head: 1, 'head.attention.gated': 1 };
  const product = (point: (typeof points)[number], gated: number): number =>
    name!.mass(1, point.operation) *
    number!.mass(4, point.depth) *
    branches!.mass(1, point.head) *
    gated;
  const mean =
    (product(points[0]!, 1 / 2) +
      product(points[1]!, gate!.mass(1, 1)) +
      product(points[2]!, gate!.mass(1, 0))) /
    3;
  expect(kernelDensity(space, points, settings).logMass(given)).toBeCloseTo(Math.log(mean), 10);
});

test('sums to 1 over the space', () => {
  const density = kernelDensity(space, points, settings);
  let sum = 0;
  for (const name of [0, 1, 2])
    for (const number of [0, 1, 2, 3, 4, 5, 6, 7])
      for (const rest of [
        { head: 0 },
        { head: 1, 'head.attention.gated': 0 },
        { head: 1, 'head.attention.gated': 1 },
      ])
        sum += Math.exp(density.logMass({ operation: name, depth: number, ...rest }));
  expect(sum).toBeCloseTo(1, 10);
});

test('draws points of the space, around those given', () => {
  const density = kernelDensity(space, [points[1]!], { minBandwidth: 0.1, bandwidthFactor: 3 });
  const random = stream('kernels');
  const draws = Array.from({ length: 4000 }, () => density.draw(random));
  for (const draw of draws) validate(space, draw);
  const share = draws.filter((draw) => draw['operation'] === 1).length / draws.length;
  expect(share).toBeCloseTo(0.9, 1);
});
