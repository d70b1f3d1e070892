import { expect, it } from 'vitest';
import { roundHalfEven } from './round-half-even.ts';

// What ONNX Runtime's QuantizeLinear gives at scale 1.
it('rounds halves to the even neighbour', () => {
  const values = [0.5, 1.5, 2.5, -0.5, -1.5, -2.5, 126.5, 127.5, -128.5, 2.4, -2.6];
  expect(values.map((value) => roundHalfEven(value) + 0)).toEqual([
    0, 2, 2, 0, -2, -2, 126, 128, -128, 2, -3,
  ]);
});
