import { expect, it } from 'vitest';
import { samePadding } from './same-padding.ts';

it('pads a 3-window evenly at stride 1', () => {
  expect(samePadding(7, { kernel: 3, stride: 1 })).toEqual({ output: 7, before: 1, after: 1 });
});

it('puts the odd zero at the end of an even image at stride 2', () => {
  expect(samePadding(224, { kernel: 3, stride: 2 })).toEqual({ output: 112, before: 0, after: 1 });
});

it('pads an odd image evenly at stride 2', () => {
  expect(samePadding(225, { kernel: 3, stride: 2 })).toEqual({ output: 113, before: 1, after: 1 });
});

it('pads nothing where windows do not reach the end', () => {
  expect(samePadding(8, { kernel: 1, stride: 3 })).toEqual({ output: 3, before: 0, after: 0 });
});
