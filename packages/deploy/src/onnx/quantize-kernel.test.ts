import { expect, it } from 'vitest';
import { quantizeKernel } from './quantize-kernel.ts';

it('rounds halves to the even code, as ONNX Runtime does', () => {
  const values = Float32Array.of(0.5, 1.5, 2.5, -0.5, -1.5, -2.5, 126.5);
  expect([...quantizeKernel(values, Float32Array.of(1))]).toEqual([0, 2, 2, 0, -2, -2, 126]);
});

it('leaves out the code -128', () => {
  const values = Float32Array.of(127.5, -128.5, 1000, -1000);
  expect([...quantizeKernel(values, Float32Array.of(1))]).toEqual([127, -127, 127, -127]);
});

it('rounds the quotient to float32 before it rounds to an integer', () => {
  const scale = Math.fround(0.001);
  const weight = Math.fround(scale * 1.5);
  expect(weight / scale).toBeLessThan(1.5);
  expect([...quantizeKernel(Float32Array.of(weight), Float32Array.of(scale))]).toEqual([2]);
});

it('uses one scale for each place of the last axis', () => {
  const values = Float32Array.of(1, 1, 1, -1, -1, -1);
  const scales = Float32Array.of(1, 0.5, 0.25);
  expect([...quantizeKernel(values, scales)]).toEqual([1, 2, 4, -1, -2, -4]);
});
