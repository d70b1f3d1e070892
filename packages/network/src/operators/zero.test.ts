import { expect, it } from 'vitest';
import { runOperator } from '../../tests/run-network.ts';
import { zero } from './zero.ts';

const inputs = [
  [
    [[1], [2], [3]],
    [[4], [5], [6]],
    [[7], [8], [9]],
  ],
];

it('is zero everywhere', () => {
  const { shape, values } = runOperator({ operator: zero, attributes: {}, inputs });
  expect(shape).toEqual([1, 3, 3, 1]);
  expect(values).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0]);
});

it('rounds height and width up under a stride', () => {
  const { shape, values } = runOperator({ operator: zero, attributes: { stride: 2 }, inputs });
  expect(shape).toEqual([1, 2, 2, 1]);
  expect(values).toEqual([0, 0, 0, 0]);
});
