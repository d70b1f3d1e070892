import { stream } from '@espalier/random';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawChange, unchanged } from './augment.ts';
import { PixelWriter } from './pixels.ts';

const info = {
  ...{ name: 'grey', summary: '', source: '', licence: '', flip: true, classes: 2 },
  ...{ height: 3, width: 3, channels: 1, mean: [0], deviation: [1 / 255] },
};
const bytes = Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8, 9]);

function written(change: Partial<typeof unchanged>): number[] {
  const floats = new Float32Array(9).fill(99);
  new PixelWriter(info).write({ bytes, from: 0, floats, to: 0 }, { ...unchanged, ...change });
  return [...floats].map(Math.round);
}

test('a shift brings in the mean at the border', () => {
  expect(written({ down: 1, right: -1 })).toEqual([0, 4, 5, 0, 7, 8, 0, 0, 0]);
});

test('a flip mirrors left to right', () => {
  expect(written({ flip: true })).toEqual([3, 2, 1, 6, 5, 4, 9, 8, 7]);
});

test('a square at the corner hangs over the border', () => {
  expect(written({ blankRows: [-1, 1], blankColumns: [1, 5] })).toEqual([
    1, 0, 0, 4, 5, 6, 7, 8, 9,
  ]);
});

test('pixels are normalized by channel', () => {
  const colour = { ...info, height: 1, width: 1, channels: 2, mean: [0.5, 0], deviation: [0.5, 2] };
  const floats = new Float32Array(2);
  const place = { bytes: Uint8Array.from([255, 51]), from: 0, floats, to: 0 };
  new PixelWriter(colour).write(place, unchanged);
  expect([...floats]).toEqual([1, expect.closeTo(0.1)]);
});

test('drawn shifts stay within bounds and cutout centres within the image', () => {
  fc.assert(
    fc.property(fc.string(), fc.nat(4), fc.nat(6), (seed, shiftPixels, cutoutPixels) => {
      const random = stream('augment-test', seed);
      const change = drawChange(random, { shiftPixels, flip: false, cutoutPixels }, info);
      expect(Math.max(Math.abs(change.down), Math.abs(change.right))).toBeLessThanOrEqual(
        shiftPixels,
      );
      expect(change.flip).toBe(false);
      expect(change.blankRows[1] - change.blankRows[0]).toBe(cutoutPixels);
      const center = change.blankColumns[0] + Math.floor(cutoutPixels / 2);
      expect(center >= 0 && center < 3).toBe(true);
    }),
    { seed: 7, numRuns: 100 },
  );
});
