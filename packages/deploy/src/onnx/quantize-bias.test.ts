import { expect, it } from 'vitest';
import { quantizeBias, scalesThatFit } from './quantize-bias.ts';

it('counts biases in steps of the accumulator', () => {
  const codes = quantizeBias(Float32Array.of(1, -1, 0.375), Float32Array.of(0.25, 0.5, 0.25));
  expect([...codes]).toEqual([4, -2, 2]);
});

it('raises the scale of a channel whose bias would not fit 32 bits', () => {
  const bias = Float32Array.of(1, 1);
  const inputScale = 0.02;
  const scales = scalesThatFit(Float32Array.of(1e-12, 0.01), bias, inputScale);
  expect(scales[1]).toBe(Math.fround(0.01));
  const codes = quantizeBias(
    bias,
    scales.map((scale) => scale * inputScale),
  );
  expect(codes[0]! / 2 ** 30).toBeCloseTo(1, 6);
  expect(codes[0]! * scales[0]! * inputScale).toBeCloseTo(1, 6);
});
