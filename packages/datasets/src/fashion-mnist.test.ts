import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { fashionMnist } from './fashion-mnist.ts';
import { imageMoments } from '../tests/image-moments.ts';

const folder = fileURLToPath(
  new URL('../../../../shared/data/images/fashion-mnist', import.meta.url),
);

/** MD5 of the unpacked official files, as OpenMMLab's mmpretrain lists them. */
const unpackedMd5 = {
  'train-images-idx3-ubyte': 'f4a8712d7a061bf5bd6d2ca38dc4d50a',
  'train-labels-idx1-ubyte': '9018921c3c673c538a1fc5bad174d6f9',
  't10k-images-idx3-ubyte': '8181f5470baa50b63fa0f6fddb340f0a',
  't10k-labels-idx1-ubyte': '15d484375f8d13e6eb1aabb0c3f46965',
};

function labelCounts(labels: Uint8Array): number[] {
  const counts = new Array<number>(10).fill(0);
  for (const label of labels) counts[label]!++;
  return counts;
}

describe.skipIf(!existsSync(folder))('fashion-mnist (needs its files in ../shared/data)', () => {
  it('holds what the published files hold, whichever way they were packed', () => {
    for (const [file, md5] of Object.entries(unpackedMd5)) {
      const bytes = gunzipSync(readFileSync(join(folder, `${file}.gz`)));
      expect(createHash('md5').update(bytes).digest('hex')).toBe(md5);
    }
  });

  it('has 60,000 and 10,000 images, evenly over the ten classes', async () => {
    const { train, validation, test } = await fashionMnist.load({ folder });
    expect([train.count, validation.count, test.count]).toEqual([50_000, 10_000, 10_000]);
    const both = labelCounts(train.labels).map(
      (count, label) => count + labelCounts(validation.labels)[label]!,
    );
    expect(both).toEqual(new Array(10).fill(6000));
    expect(labelCounts(test.labels)).toEqual(new Array(10).fill(1000));
    expect([...train.labels.subarray(0, 10)]).toEqual([9, 0, 0, 3, 0, 2, 7, 2, 5, 5]);
    const { mean, deviation } = imageMoments(train.images);
    expect(fashionMnist.info.mean[0]).toBeCloseTo(mean[0]!, 6);
    expect(fashionMnist.info.deviation[2]).toBeCloseTo(deviation[2]!, 6);
  });
});
