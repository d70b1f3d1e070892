import { expect, test } from 'vitest';
import { remembered } from './remembered.ts';

test('makes a value once for an object, and again for other inputs', () => {
  let made = 0;
  const remember = remembered<number>();
  const make = (): number => ++made;
  const [one, other] = [{}, {}];
  expect([remember(one, ['a'], make), remember(one, ['a'], make)]).toEqual([1, 1]);
  expect(remember(other, ['a'], make)).toBe(2);
  expect([remember(one, ['b'], make), remember(one, ['b'], make)]).toEqual([3, 3]);
});
