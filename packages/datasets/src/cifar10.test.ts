import { mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scratchFolder } from '../tests/scratch-folder.ts';
import { cifar10 } from './cifar10.ts';

/** Two records a file; a value is 100 · channel + row, the label counts the records of all files. */
function writeTinySet(folder: string): void {
  [
    'data_batch_1',
    'data_batch_2',
    'data_batch_3',
    'data_batch_4',
    'data_batch_5',
    'test_batch',
  ].forEach((name, file) => {
    const records = [0, 1].map((place) => Buffer.of((2 * file + place) % 10, ...planes()));
    writeFileSync(join(folder, `${name}.bin`), Buffer.concat(records));
  });
}

function planes(): number[] {
  return Array.from({ length: 3072 }, (_, at) => {
    const row = Math.floor((at % 1024) / 32);
    return 100 * Math.floor(at / 1024) + row;
  });
}

function tinySet(): string {
  const folder = scratchFolder();
  writeTinySet(folder);
  return folder;
}

describe('cifar10', () => {
  it('reads the batches in order and keeps the last tenth for validation', async () => {
    const { train, validation, test } = await cifar10.load({ folder: tinySet() });
    expect([...train.labels]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect([...validation.labels]).toEqual([9]);
    expect([...test.labels]).toEqual([0, 1]);
  });

  it('turns planes into interleaved channels', async () => {
    const { train } = await cifar10.load({ folder: tinySet() });
    const at = 3072 + (5 * 32 + 9) * 3;
    expect([...train.images.subarray(at, at + 3)]).toEqual([5, 105, 205]);
    expect(train.images.buffer).toBeInstanceOf(SharedArrayBuffer);
  });

  it('finds the folder of the official archive', async () => {
    const root = scratchFolder();
    mkdirSync(join(root, 'cifar-10-batches-bin'));
    writeTinySet(join(root, 'cifar-10-batches-bin'));
    expect((await cifar10.load({ folder: root })).test.count).toBe(2);
  });

  it('names a missing batch', async () => {
    const folder = tinySet();
    rmSync(join(folder, 'data_batch_4.bin'));
    await expect(cifar10.load({ folder })).rejects.toMatchObject({
      code: 'DATA_MISSING',
      details: { set: 'cifar10', root: folder, folder, file: 'data_batch_4.bin' },
    });
  });

  it('refuses a torn record', async () => {
    const folder = tinySet();
    truncateSync(join(folder, 'test_batch.bin'), 6000);
    await expect(cifar10.load({ folder })).rejects.toMatchObject({
      code: 'DATA_CORRUPT',
      message: expect.stringContaining('whole records of 3073 bytes, but got 6000') as string,
    });
  });

  it('refuses a label that is no class', async () => {
    const folder = tinySet();
    writeFileSync(join(folder, 'test_batch.bin'), Buffer.of(11, ...planes()));
    await expect(cifar10.load({ folder })).rejects.toMatchObject({ code: 'DATA_CORRUPT' });
  });
});
