import { stream } from '@espalier/random';
import {
  branch,
  defineSpace,
  each,
  fixed,
  genes,
  oneOf,
  validate,
  type Genotype,
} from '@espalier/space';
import { expect, test } from 'vitest';
import { redrawn } from './redrawn.ts';

const space = defineSpace({
  name: 'redrawn',
  summary: 'A branch, digits and what is fixed',
  cite: 'none',
  skeleton: { height: 1, width: 1, channels: 1, classes: 1, widthMultiplier: 1 },
  genes: {
    digits: each([0, 1, 2], genes({ width: fixed(1), digit: oneOf([0, 1, 2]) })),
    only: oneOf(['one']),
    head: branch({ pool: {}, attention: { heads: oneOf([1, 2, 3]) } }),
  },
  build: () => null,
});
const from: Genotype = {
  'digits.0.digit': 0,
  'digits.1.digit': 1,
  'digits.2.digit': 2,
  only: 0,
  head: 0,
};

const differing = (other: Genotype): string[] =>
  Object.keys(from).filter((path) => other[path] !== from[path]);

test('differs in one decision that has a choice, each as often, with all that it brings', () => {
  validate(space, from);
  const counts = new Map<string, number>();
  const heads = new Set<number | undefined>();
  for (let seed = 0; seed < 800; seed++) {
    const point = redrawn(space, from, stream('redrawn', seed));
    validate(space, point);
    const [path, ...others] = differing(point);
    expect(others).toEqual([]);
    counts.set(path!, (counts.get(path!) ?? 0) + 1);
    heads.add(point['head.attention.heads']);
  }
  expect(heads).toEqual(new Set([undefined, 0, 1, 2]));
  expect([...counts.keys()]).toHaveLength(4);
  // Binomial(800, 1/4): mean 200, standard deviation 12.2; four of them either side.
  for (const count of counts.values()) expect(Math.abs(count - 200)).toBeLessThan(49);
});
