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

const grid = windowGrid(false);
// Of the memory that a small case uses.
const dirtyValues = 1_000_000;
const anyCase = arbitraryWindow(false);

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

  test.each(activations)('reads its input through %s', (activation) => {
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
        channels: [24, 3],
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

  test('lets nothing in that lies around its tensors or in its working memory', () => {
    for (const filter of filters) {
      const given = { ...plainCase, filter, pad: 'valid', batch: 1 } as const;
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
