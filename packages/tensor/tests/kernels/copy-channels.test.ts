import { describe, expect, test } from 'vitest';
import { modes } from '../../src/kernel-arguments.ts';
import { runKernel } from '../run-kernel.ts';
import { expectNear, guarded } from './arrays.ts';
import { kernelSets } from './kernel-sets.ts';

const rows = 5;

describe.each(kernelSets)('copyChannels (%s)', (_, set) => {
  test.each([
    { fromStep: 7, toStep: 9, count: 5 },
    { fromStep: 7, toStep: 7, count: 7 },
    { fromStep: 16, toStep: 4, count: 4 },
    { fromStep: 3, toStep: 11, count: 1 },
  ])('$count of $fromStep values to $toStep', (steps) => {
    const { fromStep, toStep, count } = steps;
    const from = Float32Array.from({ length: rows * fromStep }, (__, at) => at + 1);
    const to = Float32Array.from({ length: rows * toStep }, (__, at) => -at);
    for (const mode of [modes.set, modes.add]) {
      const found = runKernel(set, 'copyChannels', { from, to: guarded(to), rows, mode, ...steps });
      const expected = Float64Array.from(to, (old, at) => {
        const [r, c] = [Math.floor(at / toStep), at % toStep];
        if (c >= count) return old;
        return from[r * fromStep + c]! + (mode === modes.add ? old : 0);
      });
      expectNear(found['to'], expected, { tolerance: 1e-9 });
      expect(found['from']).toEqual(from);
    }
  });
});
