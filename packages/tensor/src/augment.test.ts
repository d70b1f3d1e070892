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
  expect(written({ blankRow: -1, blankColumn: 1, blankSide: 2 })).toEqual([
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
      const change = { ...unchanged };
      drawChange(change, random, { shiftPixels, flip: false, cutoutPixels, height: 3, width: 3 });
      const moved = Math.max(Math.abs(change.down), Math.abs(change.right));
      expect(moved).toBeLessThanOrEqual(shiftPixels);
      expect(change.flip).toBe(false);
      expect(change.blankSide).toBe(cutoutPixels);
      const center = change.blankColumn + Math.floor(cutoutPixels / 2);
      expect(center >= 0 && center < 3).toBe(true);
    }),
    { seed: 7, numRuns: 100 },
  );
});

/** The definition, pixel by pixel: output [y, x, c] of a change. */
function defined(change: typeof unchanged, [height, width, channels]: readonly number[]): number[] {
  const input = (y: number, x: number, c: number): number =>
    y < 0 || y >= height! || x < 0 || x >= width! ? 0 : 1 + (y * width! + x) * channels! + c;
  const blank = (at: number, from: number): boolean => at >= from && at < from + change.blankSide;
  return Array.from({ length: height! * width! * channels! }, (_, at) => {
    const c = at % channels!;
    const x = Math.floor(at / channels!) % width!;
    const y = Math.floor(at / channels! / width!);
    if (blank(y, change.blankRow) && blank(x, change.blankColumn)) return 0;
    return input(y + change.down, (change.flip ? width! - 1 - x : x) + change.right, c);
  });
}

test('every change is that of the definition', () => {
  const move = fc.integer({ min: -5, max: 5 });
  const extent = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 5 }));
  const change = fc.record({
    ...{ down: move, right: move, flip: fc.boolean(), blankRow: move, blankColumn: move },
    blankSide: fc.nat(3),
  });
  fc.assert(
    fc.property(
      change,
      extent,
      fc.integer({ min: 1, max: 3 }),
      (drawn, [height, width], channels) => {
        const length = height * width * channels;
        const shape = { ...info, height, width, channels };
        const ones = { mean: [0, 0, 0], deviation: [1 / 255, 1 / 255, 1 / 255] };
        const floats = new Float32Array(length).fill(99);
        const numbers = Uint8Array.from({ length }, (_, at) => at + 1);
        const place = { bytes: numbers, from: 0, floats, to: 0 };
        new PixelWriter({ ...shape, ...ones }).write(place, drawn);
        expect([...floats].map(Math.round)).toEqual(defined(drawn, [height, width, channels]));
      },
    ),
    { seed: 3, numRuns: 300 },
  );
});
