import * as fc from 'fast-check';
import { describe, test } from 'vitest';
import { activationCodes } from '../../src/kernel-arguments.ts';
import type { ActivationCode } from './activations.ts';
import { checkBackward, checkForward } from './check-window.ts';
import { kernelSets } from './kernel-sets.ts';
import { plainCase, unevenPadding, type WindowCase } from './window-case.ts';

const filters = [
  [1, 1],
  [3, 3],
  [5, 5],
  [7, 7],
  [1, 3],
  [3, 5],
] as const;
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
const widths = [1, 3, 4, 5, 8, 13, 16, 24, 33] as const;
const names = Object.keys(activationCodes) as ActivationCode[];

const everything = {
  scaled: true,
  bias: true,
  moments: true,
  outputSlope: true,
  sums: true,
} as const;

/** Extents at which every tap sees the image somewhere. */
const grid: readonly WindowCase[] = filters.flatMap((filter) =>
  strides.flatMap((stride) =>
    dilations.flatMap((dilation) =>
      paddings.map((pad) => ({
        ...plainCase,
        filter,
        stride,
        dilation,
        pad,
        image: [19, 20] as const,
      })),
    ),
  ),
);

const anyCase: fc.Arbitrary<WindowCase> = fc.record({
  filter: fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })),
  stride: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })),
  dilation: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })),
  pad: fc.constantFrom('same' as const, unevenPadding),
  channels: fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20 })),
  batch: fc.integer({ min: 1, max: 3 }),
  image: fc.tuple(fc.integer({ min: 10, max: 17 }), fc.integer({ min: 10, max: 17 })),
  depthwise: fc.constant(false),
});

describe.each(kernelSets)('convolution (%s)', (_, set) => {
  test('takes every filter, stride, dilation and padding forward', () => {
    for (const given of grid) checkForward(set, given, everything);
  });

  test('takes every filter, stride, dilation and padding backward', () => {
    for (const given of grid) checkBackward(set, given, { ...everything, activation: 'relu6' });
  });

  test.each(widths)('takes %i channels to any other number and back', (width) => {
    for (const filter of filters.slice(0, 2)) {
      for (const other of widths) {
        const given = { ...plainCase, filter, channels: [width, other] as const };
        checkForward(set, given, everything);
        checkBackward(set, given, everything);
      }
    }
  });

  test.each(names)('reads its input through %s', (activation) => {
    for (const scaled of [false, true]) {
      for (const filter of filters.slice(0, 2)) {
        for (const batch of [1, 3]) {
          checkForward(set, { ...plainCase, filter, batch }, { activation, scaled });
          checkBackward(set, { ...plainCase, filter, batch }, { activation, scaled, sums: true });
        }
      }
    }
  });

  test.each(['skip', 'set', 'add'] as const)('mode %s does so to dx', (mode) => {
    for (const filter of filters) {
      for (const sums of [false, true]) {
        checkBackward(
          set,
          { ...plainCase, filter },
          { mode, sums, scaled: true, activation: 'relu' },
        );
      }
    }
  });

  test('gives moments of a batch whose mean is 100 deviations off', () => {
    for (const filter of filters.slice(0, 2)) {
      const given = { ...plainCase, filter, pad: 'valid', batch: 3, image: [30, 31] } as const;
      checkForward(set, given, { moments: true, inputMean: 100 });
    }
  });

  test('takes images that need several bands', () => {
    for (const filter of [
      [1, 1],
      [3, 3],
      [5, 3],
    ] as const) {
      const given = {
        ...plainCase,
        filter,
        image: [61, 50],
        channels: [13, 24],
        batch: 1,
      } as const;
      checkForward(set, given, everything);
      checkBackward(set, given, { ...everything, activation: 'swish' });
      checkForward(set, { ...given, stride: [2, 2] }, everything);
      checkBackward(set, { ...given, stride: [2, 2] }, everything);
    }
  });

  test('takes images of a single pixel, as dense layers are', () => {
    for (const batch of [1, 2, 7, 100]) {
      const given = {
        ...plainCase,
        filter: [1, 1],
        image: [1, 1],
        channels: [33, 10],
        batch,
      } as const;
      checkForward(set, given, everything);
      checkBackward(set, given, everything);
    }
  });

  test('takes any extents', () => {
    const check = (given: WindowCase): void => {
      checkForward(set, given, everything);
      checkBackward(set, given, { ...everything, activation: 'relu6', mode: 'add' });
    };
    fc.assert(fc.property(anyCase, check), { numRuns: 60, seed: 5 });
  });
});
