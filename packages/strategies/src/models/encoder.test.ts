import { branch, cell, defineSpace, edgeCellGraph, integer, oneOf, toggle } from '@espalier/space';
import type { SearchSpace } from '@espalier/space';
import { expect, test } from 'vitest';
import { encoderOf } from './encoder.ts';

const parts = {
  summary: 'For encodings',
  cite: 'none',
  skeleton: { height: 1, width: 1, channels: 1, classes: 1, widthMultiplier: 1 },
  build: () => null,
};

const plain: SearchSpace = defineSpace({
  ...parts,
  name: 'plain',
  genes: {
    letter: oneOf(['a', 'b', 'B']),
    depth: integer({ min: 1, max: 5 }),
    head: branch({ pool: {}, attention: { heads: integer({ min: 1, max: 3 }), gated: toggle() } }),
  },
  canonical: (values) => ({ ...values, letter: values.letter === 'B' ? 'b' : values.letter }),
});

test('names are one-hot, numbers are a one and a place, what does not exist is zeros', () => {
  const encode = encoderOf(plain, 'auto');
  expect([...encode({ letter: 1, depth: 3, head: 0 })]).toEqual([
    0, 1, 0, 1, 0.75, 1, 0, 0, 0, 0, 0,
  ]);
  const full = {
    letter: 0,
    depth: 0,
    head: 1,
    'head.attention.heads': 1,
    'head.attention.gated': 1,
  };
  expect([...encode(full)]).toEqual([1, 0, 0, 1, 0, 0, 1, 1, 0.5, 0, 1]);
});

test('equivalent points have equal numbers', () => {
  const encode = encoderOf(plain, 'auto');
  const [one, other] = [1, 2].map((letter) => encode({ letter, depth: 0, head: 0 }));
  expect(one).toEqual(other);
});

test('of a space with cells are its paths, or its decisions where asked', () => {
  const operations = ['a', 'b'] as const;
  const space: SearchSpace = defineSpace({
    ...parts,
    name: 'celled',
    genes: { cell: cell({ inputs: 1, nodes: 2, operations, incoming: 1 }) },
    cells: (values) => [
      edgeCellGraph((values as { cell: Parameters<typeof edgeCellGraph>[0] }).cell, {
        name: 'cell',
        inputs: 1,
        output: 'last',
        operations,
      }),
    ],
  });
  const genotype = {
    'cell.0.operations.0': 1,
    'cell.1.inputs': 1,
    'cell.1.operations.0': 0,
    'cell.0.inputs': 0,
  };
  // No path of 0 or 1 operations; of aa, ab, ba, bb the path b, a.
  expect([...encoderOf(space, 'auto')(genotype)]).toEqual([0, 0, 0, 0, 0, 1, 0]);
  expect(encoderOf(space, 'decisions')(genotype).filter((number) => number > 0)).toHaveLength(4);
});
