import { startBackend } from '@espalier/tensor';
import { beforeAll, expect, test } from 'vitest';
import { batchOf, halves } from './halves.ts';

beforeAll(() => startBackend('wasm'));

test('halves share no image and leave none out', () => {
  const [weights, alphas] = halves(11, 'seed');
  expect([weights.length, alphas.length]).toEqual([6, 5]);
  expect([...weights, ...alphas].toSorted((a, b) => a - b)).toEqual([...Array(11).keys()]);
  expect(halves(11, 'seed')).toEqual([weights, alphas]);
  expect(halves(11, 'other')).not.toEqual([weights, alphas]);
});

test('a shrunken batch holds means of squares of pixels, and targets hold the labels', () => {
  const pixels = [0, 255, 51, 51, 102, 153, 0, 0].concat([255, 255, 0, 0, 255, 255, 0, 0]);
  const info = {
    ...{ name: 'grey', summary: '', source: '', licence: '', flip: false },
    ...{ height: 4, width: 4, channels: 1, classes: 3, mean: [0], deviation: [1] },
  };
  const split = { count: 1, images: Uint8Array.from(pixels), labels: Uint8Array.of(2) };
  const { images, targets } = batchOf({ split, info, shrink: 2 }, [0]);
  expect(images.shape).toEqual([1, 2, 2, 1]);
  expect([...images.dataSync()].map((value) => Math.round(value * 1000))).toEqual([
    500, 100, 1000, 0,
  ]);
  expect([...targets.dataSync()]).toEqual([0, 0, 1]);
  images.dispose();
  targets.dispose();
});
