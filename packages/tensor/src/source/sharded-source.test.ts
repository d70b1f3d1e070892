import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ImageSplit } from '@espalier/protocol';
import { stream } from '@espalier/random';
import { expect, onTestFinished, test } from 'vitest';
import { tinyInfo, tinySplit } from '../../tests/tiny-data.ts';
import { openShardFiles, shardBytes } from './shard-files.ts';
import { ShardedSource } from './sharded-source.ts';

const splits = [7, 3, 9].map((count) => tinySplit(count, stream('shards', count)));

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'espalier-shards-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

async function shardFiles(): Promise<string[]> {
  const path = await folder();
  const files = splits.map((_, shard) => join(path, `${shard}.bin`));
  await Promise.all(files.map((file, shard) => writeFile(file, shardBytes(splits[shard]!))));
  return files;
}

/** Shards in memory that count how often each was read, and when. */
function counted() {
  const reads: number[] = [];
  return {
    reads,
    counts: splits.map(({ count }) => count),
    read(shard: number): Promise<ImageSplit> {
      reads.push(shard);
      return Promise.resolve(splits[shard]!);
    },
  };
}

const options = { seed: 'source', imagesPerStep: 2 };

test('an epoch takes every image of every shard once but for what fills no step', async () => {
  const source = new ShardedSource(counted(), options);
  expect(source.stepsPerEpoch).toBe(3 + 1 + 4);
  const taken = new Set<string>();
  for (let step = 0; step < 8; step++) {
    await source.ready({ epoch: 0, step });
    const { split, order, first } = source.at({ epoch: 0, step });
    for (const at of [first, first + 1]) taken.add(`${split.count}:${order[at]!}`);
  }
  expect(taken.size).toBe(16);
});

test('the next shard is asked for while the current one is used, over the end of an epoch too', async () => {
  const shards = counted();
  const source = new ShardedSource(shards, options);
  await source.ready({ epoch: 0, step: 0 });
  expect(shards.reads).toHaveLength(2);
  for (let step = 1; step < 8; step++) await source.ready({ epoch: 0, step });
  expect(shards.reads).toHaveLength(4);
  expect(new Set(shards.reads.slice(0, 3)).size).toBe(3);
  await source.ready({ epoch: 1, step: 0 });
  expect(shards.reads).toHaveLength(5);
});

test('a source that starts in the middle gives the images of one that came there', async () => {
  const [whole, late] = [0, 1].map(() => new ShardedSource(counted(), options));
  for (let step = 0; step < 6; step++) await whole!.ready({ epoch: 0, step });
  await late!.ready({ epoch: 0, step: 5 });
  expect(late!.at({ epoch: 0, step: 5 })).toEqual(whole!.at({ epoch: 0, step: 5 }));
});

test('images that are not read yet are refused', () => {
  const source = new ShardedSource(counted(), options);
  expect(() => source.at({ epoch: 0, step: 0 })).toThrow(
    'images of a step must be in memory, but got a shard that is not read.',
  );
});

test('files give the shards that were written, two at a time', async () => {
  const shards = await openShardFiles(await shardFiles(), tinyInfo);
  onTestFinished(() => shards.close());
  expect(shards.counts).toEqual([7, 3, 9]);
  const [last, first] = [await shards.read(2), await shards.read(0)];
  expect(last).toEqual(splits[2]);
  expect(first).toEqual(splits[0]);
});

test('a file that holds no whole images is refused', async () => {
  const file = join(await folder(), 'cut.bin');
  await writeFile(file, shardBytes(splits[0]!).subarray(1));
  await expect(openShardFiles([file], tinyInfo)).rejects.toMatchObject({
    code: 'DATA_CORRUPT',
    message: expect.stringContaining('must hold a multiple of 193 bytes') as string,
  });
});
