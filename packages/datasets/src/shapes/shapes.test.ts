import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Dataset, ImageSplit } from '@espalier/protocol';
import { imageMoments } from '../../tests/image-moments.ts';
import { shapes } from './index.ts';

const valuesPerImage = 32 * 32 * 3;

function hash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function imageHashes({ count, images }: ImageSplit): string[] {
  return Array.from({ length: count }, (_, index) =>
    hash(images.subarray(index * valuesPerImage, (index + 1) * valuesPerImage)),
  );
}

function labelCounts({ labels }: ImageSplit): number[] {
  const counts = new Array<number>(10).fill(0);
  for (const label of labels) counts[label]!++;
  return counts;
}

function imageOf({ images }: ImageSplit, index: number): Uint8Array {
  return images.subarray(index * valuesPerImage, (index + 1) * valuesPerImage);
}

function classMeans(split: ImageSplit): Float64Array[] {
  const counts = labelCounts(split);
  const means = counts.map(() => new Float64Array(valuesPerImage));
  for (let index = 0; index < split.count; index++) {
    const label = split.labels[index]!;
    const image = imageOf(split, index);
    const mean = means[label]!;
    for (let at = 0; at < valuesPerImage; at++) mean[at]! += image[at]! / counts[label]!;
  }
  return means;
}

function nearestMean(means: readonly Float64Array[], image: Uint8Array): number {
  const distances = means.map((mean) => {
    let distance = 0;
    for (let at = 0; at < valuesPerImage; at++) distance += (mean[at]! - image[at]!) ** 2;
    return distance;
  });
  return distances.indexOf(Math.min(...distances));
}

describe('shapes', () => {
  let all: Dataset;
  beforeAll(async () => {
    all = await shapes.load({});
  }, 60_000);

  it('loads 4,096, 1,024 and 2,048 images by default', () => {
    expect([all.train.count, all.validation.count, all.test.count]).toEqual([4096, 1024, 2048]);
    expect(all.train.images).toHaveLength(4096 * valuesPerImage);
  });

  it('shares no image between or within splits', () => {
    const hashes = [all.train, all.validation, all.test].flatMap(imageHashes);
    expect(new Set(hashes).size).toBe(4096 + 1024 + 2048);
  });

  it('balances the labels of every split to within one image', () => {
    for (const split of [all.train, all.validation, all.test]) {
      const counts = labelCounts(split);
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
    }
  });

  it('does not order the labels', () => {
    const firstOfTens = Array.from({ length: 100 }, (_, ten) => all.train.labels[10 * ten]!);
    expect(new Set(firstOfTens).size).toBe(10);
  });

  it('states the mean and the deviation of its training split', () => {
    const { mean, deviation } = imageMoments(all.train.images);
    for (const channel of [0, 1, 2]) {
      expect(shapes.info.mean[channel]).toBeCloseTo(mean[channel]!, 7);
      expect(shapes.info.deviation[channel]).toBeCloseTo(deviation[channel]!, 7);
    }
  });

  it('gives the same image whatever number is loaded', async () => {
    const few = await shapes.load({ size: { train: 13, validation: 0, test: 7 } });
    expect(hash(few.train.images)).toBe(hash(all.train.images.subarray(0, 13 * valuesPerImage)));
    expect(few.train.labels).toEqual(all.train.labels.slice(0, 13));
    expect(few.validation.count).toBe(0);
    expect(hash(few.test.images)).toBe(hash(all.test.images.subarray(0, 7 * valuesPerImage)));
  });

  it('keeps the frozen bytes of the first 64 training images', () => {
    expect(hash(all.train.images.subarray(0, 64 * valuesPerImage))).toBe(
      'e1f7dba6068c3d01ee2bc218638606e63f006de13fd87f01ef38f2c1f61b032a',
    );
    expect(hash(all.train.labels.subarray(0, 64))).toBe(
      'd43bfe5cecbf08514286be542bcbda1dc327c81ee8498156bd2143b176e3daa7',
    );
  });

  it('does not tell the class by mean brightness', () => {
    const sums = new Array<number>(10).fill(0);
    for (let at = 0; at < all.train.images.length; at++) {
      sums[all.train.labels[Math.floor(at / valuesPerImage)]!]! += all.train.images[at]! / 255;
    }
    const means = sums.map((sum) => sum / (409.6 * valuesPerImage));
    expect(Math.max(...means) - Math.min(...means)).toBeLessThan(0.04);
  });

  it('does not tell the class by the distance to the mean image of each class', () => {
    const means = classMeans(all.train);
    const hits = Array.from(
      all.test.labels,
      (label, index) => nearestMean(means, imageOf(all.test, index)) === label,
    ).filter(Boolean).length;
    expect(hits / all.test.count).toBeLessThan(0.25);
  });

  it('refuses a size that is no count', async () => {
    await expect(shapes.load({ size: { train: 1.5 } })).rejects.toThrow(
      'the train size of shapes must be an integer from 0 to 1000000, but got 1.5.',
    );
  });
});
