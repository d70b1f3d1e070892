import { expect, it } from 'vitest';
import { runOperator } from '../../tests/run-network.ts';
import { identity } from './identity.ts';

it('hands on its input', () => {
  const { values } = runOperator({ operator: identity, attributes: {}, inputs: [[[[-1, 0, 7]]]] });
  expect(values).toEqual([-1, 0, 7]);
});

it('refuses settings', () => {
  expect(identity.schema.safeParse({ stride: 2 }).success).toBe(false);
});
