import { expect, it } from 'vitest';
import { runOperator } from '../../tests/run-network.ts';
import { add } from './add.ts';

it('sums three inputs', () => {
  const inputs = [[[[1, 2]]], [[[10, 20]]], [[[100, 200]]]];
  const { values } = runOperator({ operator: add, attributes: {}, inputs });
  expect(values).toEqual([111, 222]);
});

it('refuses inputs of two shapes', () => {
  const left = { height: 2, width: 2, channels: 3 };
  expect(() => add.outputShape([left, { ...left, channels: 4 }], {})).toThrow(
    'inputs of add must have one shape, but got 2x2x3 and 2x2x4.',
  );
});
