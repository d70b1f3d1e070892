import { stream } from '@espalier/random';
import { beforeAll, expect, test } from 'vitest';
import { tinyInfo, tinySplit } from '../tests/tiny-data.ts';
import { startBackend } from './backend.ts';
import { imageTensor } from './image-tensor.ts';

beforeAll(async () => {
  await startBackend('wasm');
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
