import { stream } from '@espalier/random';
import { beforeAll, expect, test } from 'vitest';
import { tinyInfo, tinySplit } from '../tests/tiny-data.ts';
import { startBackend } from './backend.ts';
import { BatchMaker, epochOrder, imageTensor } from './batches.ts';

beforeAll(async () => {
  await startBackend('wasm');
});

test('an epoch takes every image once, in an order of its own', () => {
  const [first, second] = [epochOrder('seed', 0, 50), epochOrder('seed', 1, 50)];
  expect(first.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, index) => index));
  expect(second).not.toEqual(first);
  expect(epochOrder('seed', 0, 50)).toEqual(first);
});

test('images are taken by index and normalized by channel', () => {
  const split = tinySplit(5, stream('batches'));
  const images = imageTensor(split, tinyInfo, [3, 1]);
  const values = images.dataSync();
  images.dispose();
  const channel = 1;
  const byte = split.images[3 * 192 + 10 * 3 + channel]!;
  expect(images.shape).toEqual([2, 8, 8, 3]);
  expect(values[10 * 3 + channel]).toBeCloseTo((byte / 255 - 0.3) / 0.2, 5);
});

test('smoothed targets sum to one and prefer the label', () => {
  const split = { ...tinySplit(2, stream('batches')), labels: Uint8Array.from([2, 0]) };
  const targets = new BatchMaker(split, tinyInfo).targets([0, 1], 0.2);
  const values = [...targets.dataSync()];
  targets.dispose();
  expect(values.map((value) => Math.round(value * 100))).toEqual([5, 5, 85, 5, 85, 5, 5, 5]);
});
