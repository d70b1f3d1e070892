import { expect, it } from 'vitest';
import { codeOfRange } from '@espalier/protocol';
import { codeOfSum, sameCode } from './sum-code.ts';

it('codes a sum so that the extreme sums are not clipped', () => {
  const left = codeOfRange(-1, 2);
  const sum = codeOfSum(left, codeOfRange(0, 3));
  const ends = [0, 255].map((code) => (code - sum.zeroPoint) * sum.scale);
  expect(Math.abs(ends[0]! + 1)).toBeLessThan(sum.scale);
  expect(Math.abs(ends[1]! - 5)).toBeLessThan(sum.scale);
  expect(sameCode(left, sum)).toBe(false);
});
