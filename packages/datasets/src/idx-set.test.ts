import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { idxBytes, tinyPixel, writeTinyIdxSet } from '../tests/idx-bytes.ts';
import { scratchFolder } from '../tests/scratch-folder.ts';
import { mnist } from './mnist.ts';

function tinySet(): string {
  const folder = scratchFolder();
  writeTinyIdxSet(folder);
  return folder;
}

const trainImages = 'train-images-idx3-ubyte';
const trainLabels = 'train-labels-idx1-ubyte';

describe('idxSet', () => {
  it('keeps the last sixth of the training files for validation', async () => {
    const { train, validation, test } = await mnist.load({ folder: tinySet() });
    expect([...train.labels]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect([...validation.labels]).toEqual([0, 1]);
    expect([...test.labels]).toEqual([0, 1, 2]);
    expect(validation.images[(2 * 32 + 2) * 3]).toBe(tinyPixel(10, 0));
  });

  it('does not move the border between the splits with the sizes', async () => {
    const { train, validation } = await mnist.load({
      folder: tinySet(),
      size: { train: 2, validation: 1 },
    });
    expect([train.count, validation.count]).toEqual([2, 1]);
    expect(validation.images[(2 * 32 + 2) * 3]).toBe(tinyPixel(10, 0));
  });

  it('pads by two black pixels and repeats the grey to three channels', async () => {
    const { train } = await mnist.load({ folder: tinySet() });
    const image = train.images.subarray(3072, 2 * 3072);
    for (let at = 0; at < 3072; at++) {
      const row = Math.floor(at / 96) - 2;
      const column = (Math.floor(at / 3) % 32) - 2;
      const inside = row >= 0 && row < 28 && column >= 0 && column < 28;
      expect(image[at]).toBe(inside ? tinyPixel(1, 28 * row + column) : 0);
    }
  });

  it('returns arrays in shared memory', async () => {
    const { train, test } = await mnist.load({ folder: tinySet() });
    expect(train.images.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(test.labels.buffer).toBeInstanceOf(SharedArrayBuffer);
  });

  it('looks in the folder of the name of the set first', async () => {
    const root = scratchFolder();
    mkdirSync(join(root, 'mnist'));
    writeTinyIdxSet(join(root, 'mnist'));
    expect((await mnist.load({ folder: root })).test.count).toBe(3);
  });

  it('reads gzip files as well as plain ones', async () => {
    const folder = tinySet();
    const plain = readFileSync(join(folder, trainImages));
    rmSync(join(folder, trainImages));
    writeFileSync(join(folder, `${trainImages}.gz`), gzipSync(plain));
    expect((await mnist.load({ folder })).train.count).toBe(10);
  });

  it('names the folder, the missing file and the command that fetches it', async () => {
    const folder = tinySet();
    rmSync(join(folder, trainLabels));
    await expect(mnist.load({ folder })).rejects.toMatchObject({
      code: 'DATA_MISSING',
      message:
        `the folder "${folder}" must hold ${trainLabels} or ${trainLabels}.gz, but got neither. ` +
        `Run "npx nx run datasets:fetch --name mnist --data ${folder}", ` +
        'or name the folder that holds them with --data.',
    });
  });

  it('tells to fetch into the folder of all sets, not into that of the set', async () => {
    const root = scratchFolder();
    mkdirSync(join(root, 'mnist'));
    await expect(mnist.load({ folder: root })).rejects.toThrow(
      `the folder "${join(root, 'mnist')}" must hold train-images-idx3-ubyte or ` +
        'train-images-idx3-ubyte.gz, but got neither. ' +
        `Run "npx nx run datasets:fetch --name mnist --data ${root}"`,
    );
  });

  it('refuses a torn gzip file', async () => {
    const folder = tinySet();
    const packed = gzipSync(readFileSync(join(folder, trainImages)));
    rmSync(join(folder, trainImages));
    writeFileSync(join(folder, `${trainImages}.gz`), packed.subarray(0, packed.length - 20));
    await expect(mnist.load({ folder })).rejects.toMatchObject({
      code: 'DATA_CORRUPT',
      message: expect.stringContaining('must be an intact gzip file') as string,
    });
  });

  it('refuses images of another extent', async () => {
    const folder = tinySet();
    writeFileSync(join(folder, trainImages), idxBytes([12, 2, 2], new Array<number>(48).fill(0)));
    await expect(mnist.load({ folder })).rejects.toMatchObject({
      code: 'DATA_CORRUPT',
      message: expect.stringContaining('[12, 28, 28] of its labels, but got [12, 2, 2]') as string,
    });
  });

  it('refuses a label that is no class', async () => {
    const folder = tinySet();
    writeFileSync(join(folder, 't10k-labels-idx1-ubyte'), idxBytes([3], [0, 10, 1]));
    await expect(mnist.load({ folder })).rejects.toMatchObject({
      code: 'DATA_CORRUPT',
      message: expect.stringContaining('must be below 10, but got 10') as string,
    });
  });

  it('refuses a file that SHA256SUMS lists with another checksum', async () => {
    const folder = tinySet();
    writeFileSync(join(folder, 'SHA256SUMS'), `${'0'.repeat(64)}  ${trainLabels}\n`);
    await expect(mnist.load({ folder })).rejects.toMatchObject({
      code: 'DATA_CORRUPT',
      message: expect.stringContaining('that SHA256SUMS lists') as string,
    });
  });

  it('accepts a file that SHA256SUMS lists with its own checksum', async () => {
    const folder = tinySet();
    const bytes = readFileSync(join(folder, trainLabels));
    const sum = createHash('sha256').update(bytes).digest('hex');
    writeFileSync(join(folder, 'SHA256SUMS'), `${sum} *${trainLabels}\n`);
    expect((await mnist.load({ folder })).train.count).toBe(10);
  });

  it('refuses more images than a split holds', async () => {
    await expect(mnist.load({ folder: tinySet(), size: { train: 11 } })).rejects.toMatchObject({
      code: 'BAD_INPUT',
      message:
        'the train size of mnist must be an integer from 0 to 10, but got 11. Ask for fewer images.',
    });
  });
});
