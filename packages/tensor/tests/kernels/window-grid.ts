import * as fc from 'fast-check';
import { activationCodes } from '../../src/kernel-arguments.ts';
import type { ActivationCode } from './activations.ts';
import { plainCase, unevenPadding, type WindowCase } from './window-case.ts';

export const filters = [
  [1, 1],
  [3, 3],
  [5, 5],
  [7, 7],
  [1, 3],
  [3, 5],
] as const;
export const widths = [1, 3, 4, 5, 8, 13, 16, 24, 33] as const;
export const activations = Object.keys(activationCodes) as ActivationCode[];
const strides = [
  [1, 1],
  [2, 2],
  [2, 1],
  [3, 3],
] as const;
const dilations = [
  [1, 1],
  [2, 2],
  [3, 1],
] as const;
const paddings = ['same', 'valid', unevenPadding] as const;

/** Everything that a convolution kernel can be asked for at once. */
export const everything = {
  ...{ scaled: true, bias: true, moments: true, outputSlope: true, sums: true },
} as const;

/** Every filter, stride, dilation and padding, on images where every tap sees something. */
export function windowGrid(depthwise: boolean): readonly WindowCase[] {
  const channels = depthwise ? ([3, 3] as const) : plainCase.channels;
  return filters.flatMap((filter) =>
    strides.flatMap((stride) =>
      dilations.flatMap((dilation) =>
        paddings.map((pad) => ({
          ...{ ...plainCase, filter, stride, dilation, pad, channels, depthwise },
          image: [19, 14] as const,
          batch: 1,
        })),
      ),
    ),
  );
}

/** Any extents. */
export function arbitraryWindow(depthwise: boolean): fc.Arbitrary<WindowCase> {
  const upTo = (max: number) => fc.integer({ min: 1, max });
  const channels = depthwise
    ? upTo(20).map((count) => [count, count] as const)
    : fc.tuple(upTo(20), upTo(20));
  return fc.record({
    filter: fc.tuple(upTo(5), upTo(5)),
    stride: fc.tuple(upTo(3), upTo(3)),
    dilation: fc.tuple(upTo(3), upTo(3)),
    pad: fc.constantFrom('same' as const, unevenPadding),
    channels,
    batch: upTo(3),
    image: fc.tuple(fc.integer({ min: 10, max: 17 }), fc.integer({ min: 10, max: 17 })),
    depthwise: fc.constant(depthwise),
  });
}
