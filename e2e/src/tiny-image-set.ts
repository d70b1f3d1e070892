import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const extent = 28;
const classes = 10;
const trainingImages = 48;
const testImages = 16;

/**
 * Writes an image set of 48 training and 16 test images in MNIST's four files to `folder`.
 *
 * Class c is a bright bar at column 2 c + 4; so small that all of it is trained and measured in
 * about a second.
 */
export function writeTinyImageSet(folder: string): void {
  mkdirSync(folder, { recursive: true });
  writePair(folder, 'train', trainingImages);
  writePair(folder, 't10k', testImages);
}

function writePair(folder: string, prefix: string, count: number): void {
  const labels = Uint8Array.from({ length: count }, (_, image) => image % classes);
  const images = new Uint8Array(count * extent * extent);
  for (const [image, label] of labels.entries()) {
    for (let row = 0; row < extent; row++) {
      const start = (image * extent + row) * extent;
      for (let column = 0; column < extent; column++) {
        // A texture that differs from image to image, so that no two are the same.
        images[start + column] = (image * 7 + row * 13 + column * 29) % 64;
      }
      images.fill(255, start + 2 * label + 4, start + 2 * label + 6);
    }
  }
  writeFileSync(join(folder, `${prefix}-images-idx3-ubyte`), idx([count, extent, extent], images));
  writeFileSync(join(folder, `${prefix}-labels-idx1-ubyte`), idx([count], labels));
}

/** An IDX array of unsigned bytes: magic number, big-endian extents, values. */
function idx(shape: readonly number[], values: Uint8Array): Uint8Array {
  const header = new DataView(new ArrayBuffer(4 + 4 * shape.length));
  header.setUint32(0, 0x0800 + shape.length);
  for (const [axis, length] of shape.entries()) header.setUint32(4 + 4 * axis, length);
  return Buffer.concat([new Uint8Array(header.buffer), values]);
}
