import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** An IDX file of unsigned bytes, written out by hand. */
export function idxBytes(shape: readonly number[], values: Iterable<number>): Buffer {
  const header = Buffer.alloc(4 + 4 * shape.length);
  header.set([0, 0, 8, shape.length]);
  shape.forEach((extent, axis) => header.writeUInt32BE(extent, 4 + 4 * axis));
  return Buffer.concat([header, Uint8Array.from(values)]);
}

/** Writes a set of 12 training and 3 test images; pixel p of image i is (7 i + p) mod 256. */
export function writeTinyIdxSet(folder: string): void {
  for (const [prefix, count] of [
    ['train', 12],
    ['t10k', 3],
  ] as const) {
    const values = Array.from({ length: count * 784 }, (_, at) =>
      tinyPixel(Math.floor(at / 784), at % 784),
    );
    const labels = Array.from({ length: count }, (_, index) => index % 10);
    writeFileSync(join(folder, `${prefix}-images-idx3-ubyte`), idxBytes([count, 28, 28], values));
    writeFileSync(join(folder, `${prefix}-labels-idx1-ubyte`), idxBytes([count], labels));
  }
}

/** See {@link writeTinyIdxSet}. */
export function tinyPixel(image: number, pixel: number): number {
  return (7 * image + pixel) % 256;
}
