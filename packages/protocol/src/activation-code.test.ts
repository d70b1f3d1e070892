import { expect, it } from 'vitest';
import { codeOfRange } from './activation-code.ts';

// Ranges and codes as ONNX Runtime's own quantizer gives them.
it.each([
  { low: -1, high: 2, scale: 0.0117647061, zeroPoint: 85 },
  { low: 0, high: 6, scale: 0.0235294122, zeroPoint: 0 },
  { low: 0.5, high: 3, scale: 0.0117647061, zeroPoint: 0 },
  { low: -3, high: -1, scale: 0.0117647061, zeroPoint: 255 },
])(
  'codes the range $low to $high with zero point $zeroPoint',
  ({ low, high, scale, zeroPoint }) => {
    expect(codeOfRange(low, high)).toEqual({ scale: Math.fround(scale), zeroPoint });
  },
);

it('codes an empty range with scale 1', () => {
  expect(codeOfRange(0, 0)).toEqual({ scale: 1, zeroPoint: 0 });
});
