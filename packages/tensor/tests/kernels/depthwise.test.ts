import * as fc from 'fast-check';
import { describe, test } from 'vitest';
import { checkBackward, checkForward } from './check-window.ts';
import { kernelSets } from './kernel-sets.ts';
import { plainCase, type WindowCase } from './window-case.ts';
import {
  activations,
  arbitraryWindow,
  everything,
  filters,
  widths,
  windowGrid,
} from './window-grid.ts';

const grid = windowGrid(true);
// Of the memory that a small case uses.
const dirtyValues = 1_000_000;
const anyCase = arbitraryWindow(true);
const depthwiseCase: WindowCase = { ...plainCase, channels: [13, 13], depthwise: true };

describe.each(kernelSets)('depthwise convolution (%s)', (_, set) => {
  test('takes every filter, stride, dilation and padding forward', () => {
    for (const given of grid) checkForward(set, given, everything);
  });

  test('takes every filter, stride, dilation and padding backward', () => {
    for (const given of grid) checkBackward(set, given, { ...everything, activation: 'relu6' });
  });

  test.each(widths)('takes %i channels', (width) => {
    for (const filter of filters) {
      const given = { ...depthwiseCase, filter, channels: [width, width] as const };
      checkForward(set, given, everything);
      checkBackward(set, given, everything);
    }
  });

  test.each(activations)('reads its input through %s', (activation) => {
    for (const scaled of [false, true]) {
      for (const batch of [1, 3]) {
        checkForward(set, { ...depthwiseCase, batch }, { activation, scaled });
        checkBackward(set, { ...depthwiseCase, batch }, { activation, scaled, sums: true });
      }
    }
  });

  test.each(['skip', 'set', 'add'] as const)('mode %s does so to dx', (mode) => {
    for (const filter of filters) {
      for (const sums of [false, true]) {
        const given = { ...depthwiseCase, filter };
        checkBackward(set, given, { mode, sums, scaled: true, activation: 'relu' });
      }
    }
  });

  test('gives moments of a batch whose mean is 100 deviations off', () => {
    const given = { ...depthwiseCase, pad: 'valid', batch: 3, image: [30, 31] } as const;
    checkForward(set, given, { moments: true, inputMean: 100 });
  });

  test.each([1, 2] as const)('takes images that need several bands at stride %i', (stride) => {
    for (const filter of [
      [3, 3],
      [5, 3],
    ] as const) {
      const given = {
        ...{ ...depthwiseCase, filter, stride: [stride, stride] as const },
        ...{ image: [61, 50] as const, channels: [36, 36] as const, batch: 1 },
      };
      checkForward(set, given, everything);
      checkBackward(set, given, { ...everything, activation: 'swish' });
    }
  });

  test('lets nothing in that lies around its tensors or in its working memory', () => {
    for (const filter of filters) {
      const given = { ...depthwiseCase, filter, pad: 'valid', batch: 1 } as const;
      new Float32Array(set.memory.buffer, 0, dirtyValues).fill(NaN);
      checkForward(set, given, everything);
      new Float32Array(set.memory.buffer, 0, dirtyValues).fill(NaN);
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
