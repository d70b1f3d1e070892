import { stream } from '@espalier/random';
import { expect, test } from 'vitest';
import { tinyInfo, tinySplit } from '../tests/tiny-data.ts';
import { BatchWriter, type BatchChanges } from './batch-writer.ts';

const plain: BatchChanges = {
  labelSmoothing: 0,
  augment: { shiftPixels: 0, flip: false, cutoutPixels: 0 },
};
const split = { ...tinySplit(4, stream('batches')), labels: Uint8Array.from([2, 0, 1, 3]) };
const pixels = 192;

/** A batch of the images 3, 0 and 1. */
function written(changes: Partial<BatchChanges>) {
  const place = {
    images: new Float32Array(3 * pixels),
    targets: new Float32Array(12).fill(9),
    imagesPerBatch: 3,
  };
  const order = Uint32Array.from([2, 3, 0, 1]);
  const writer = new BatchWriter(place, tinyInfo, { ...plain, ...changes });
  writer.write({ split, order, first: 1 }, stream('draws'));
  return place;
}

test('images are taken by the order and normalized by channel', () => {
  const { images } = written({});
  const channel = 1;
  const byte = split.images[3 * pixels + 10 * 3 + channel]!;
  expect(images[10 * 3 + channel]).toBeCloseTo((byte / 255 - 0.3) / 0.2, 5);
  const last = split.images[pixels + 5 * 3]!;
  expect(images[2 * pixels + 5 * 3]).toBeCloseTo((last / 255 - 0.3) / 0.25, 5);
});

test('smoothed targets sum to one and prefer the label', () => {
  const { targets } = written({ labelSmoothing: 0.2 });
  const percents = [...targets].map((value) => Math.round(value * 100));
  expect(percents).toEqual([5, 5, 5, 85, 5, 5, 85, 5, 85, 5, 5, 5]);
});

test('mixup gives images and targets the same share of a partner', () => {
  const clean = written({});
  const mixed = written({ augment: { ...plain.augment, mixupAlpha: 1 } });
  const share = mixed.targets[3]!;
  expect(share).toBeGreaterThan(0);
  expect(share).toBeLessThan(1);
  expect([...mixed.targets.slice(0, 4)]).toEqual([expect.closeTo(1 - share, 6), 0, 0, share]);
  for (const at of [0, 77, 191]) {
    const own = clean.images[at]!;
    const partner = clean.images[2 * pixels + at]!;
    expect(mixed.images[at]).toBeCloseTo(share * own + (1 - share) * partner, 5);
    expect(mixed.images[2 * pixels + at]).toBeCloseTo(share * partner + (1 - share) * own, 5);
    expect(mixed.images[pixels + at]).toBeCloseTo(clean.images[pixels + at]!, 5);
  }
});

test('the same draws write the same bits', () => {
  const changes = {
    augment: { shiftPixels: 2, flip: true, cutoutPixels: 3, mixupAlpha: 0.3 },
  };
  expect(written(changes)).toEqual(written(changes));
});
