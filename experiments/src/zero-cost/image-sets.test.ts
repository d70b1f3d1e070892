import { expect, test } from 'vitest';
import { loadImages } from './image-sets.ts';

test('noise has the labels of the figures and the moments of its normalization', async () => {
  const figures = await loadImages('shapes', { data: 'none', count: 16 });
  const { info, train } = await loadImages('noise', { data: 'none', count: 16 });
  expect([...train.labels]).toEqual([...figures.train.labels]);
  expect(train.images).toHaveLength(16 * 3072);
  const mean = train.images.reduce((sum, pixel) => sum + pixel, 0) / train.images.length;
  expect(mean / 255).toBeCloseTo(info.mean[0]!, 2);
});
