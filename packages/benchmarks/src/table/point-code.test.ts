import { stream } from '@espalier/random';
import { mnasnetAccel, nasBench201, proxylessnas } from '@espalier/search-spaces';
import { indexOf, nth, sample, size } from '@espalier/space';
import { expect, test } from 'vitest';
import { conditionalSpace, plainSpace, restrictedSpace } from '../../tests/small-spaces.ts';
import { digestOf, pointCodeOf } from './point-code.ts';

test.each([plainSpace, nasBench201, mnasnetAccel])(
  'points of $name are numbers, as the space counts them',
  (space) => {
    const code = pointCodeOf(space);
    if (code.kind !== 'number') throw new TypeError('the code must be a number.');
    expect(BigInt(code.size)).toBe(size(space));
    for (let draw = 0; draw < 100; draw++) {
      const genotype = sample(space, stream('code', draw));
      expect(BigInt(code.encode(genotype))).toBe(indexOf(space, genotype));
      expect(code.decode(code.encode(genotype))).toEqual(genotype);
    }
  },
);

test.each([conditionalSpace, restrictedSpace, proxylessnas])(
  'points of $name are texts of choices that give the genotype back',
  (space) => {
    const code = pointCodeOf(space);
    if (code.kind !== 'text') throw new TypeError('the code must be a text.');
    for (let draw = 0; draw < 100; draw++) {
      const genotype = sample(space, stream('code', draw));
      expect(code.decode(code.encode(genotype))).toEqual(genotype);
    }
  },
);

test('a text has an empty place for a decision that does not exist', () => {
  const pool = nth(conditionalSpace, 3);
  expect(pointCodeOf(conditionalSpace).encode(pool)).toBe('1,,0');
});

test('what is no point has the number -1', () => {
  const code = pointCodeOf(plainSpace);
  expect(code.encode({ operation: 0, kernel: 2, filters: 0 })).toBe(-1);
  expect(code.encode({ operation: 0, kernel: 1 })).toBe(-1);
  expect(code.encode({ operation: 0, kernel: -1, filters: 0 })).toBe(-1);
});

test('another option makes another digest', () => {
  const digests = [plainSpace, conditionalSpace, restrictedSpace].map(digestOf);
  expect(new Set(digests).size).toBe(3);
});
