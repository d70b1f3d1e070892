import { expect, it } from 'vitest';
import { runOperator } from '../../tests/run-network.ts';
import { relu } from './relu.ts';

it('cuts off what is negative and nothing above', () => {
  const { values } = runOperator({ operator: relu, attributes: {}, inputs: [[[[-1, 0, 7]]]] });
  expect(values).toEqual([0, 0, 7]);
});
