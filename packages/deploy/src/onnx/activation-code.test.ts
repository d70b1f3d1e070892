import { expect, it } from 'vitest';
import { codeOfRange, codeOfSum, sameCode } from './activation-code.ts';

// Ranges and codes as ONNX Runtime's own quantizer gives them.
it.each([
  [-1, 2, 0.0117647061, 85],
  [0, 6, 0.0235294122, 0],
  [0.5, 3, 0.0117647061, 0],
  [-3, -1, 0.0117647061, 255],
])('codes the range %d to %d with scale %d and zero point %d', (low, high, scale, zeroPoint) => {
  expect(codeOfRange(low, high)).toEqual({ scale: Math.fround(scale), zeroPoint });
});

it('codes an empty range with scale 1', () => {
  expect(codeOfRange(0, 0)).toEqual({ scale: 1, zeroPoint: 0 });
});

it('codes a sum so that the extreme sums are not clipped', () => {
  const left = codeOfRange(-1, 2);
  const sum = codeOfSum(left, codeOfRange(0, 3));
  const ends = [0, 255].map((code) => (code - sum.zeroPoint) * sum.scale);
  expect(Math.abs(ends[0]! + 1)).toBeLessThan(sum.scale);
  expect(Math.abs(ends[1]! - 5)).toBeLessThan(sum.scale);
  expect(sameCode(left, sum)).toBe(false);
});
