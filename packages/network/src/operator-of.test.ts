import { expect, it } from 'vitest';
import { operatorOf } from './operator-of.ts';
import { conv } from './operators/conv.ts';

it('finds the operator by its name', () => {
  expect(operatorOf({ id: 'stem', operator: 'conv' })).toBe(conv);
});

it('lists the names when there is none', () => {
  expect(() => operatorOf({ id: 'stem', operator: 'convolve' })).toThrow(
    /operator of node "stem" must be one of add, .*conv, .*, but got "convolve"\./,
  );
});

it('does not mistake what every record inherits for an operator', () => {
  expect(() => operatorOf({ id: 'stem', operator: 'toString' })).toThrow('must be one of');
});
