import { open, type FileHandle } from 'node:fs/promises';
import { EspalierError, type DatasetInfo, type ImageSplit } from '@espalier/protocol';
import type { ImageShards } from './image-shards.ts';

/** Shards in files; close it once training is over. */
export interface ShardFiles extends ImageShards {
  close(): Promise<void>;
}

/** The bytes of one shard's file: all images [count, height, width, channels], then all labels. */
export function shardBytes({ images, labels }: ImageSplit): Uint8Array {
  const bytes = new Uint8Array(images.length + labels.length);
  bytes.set(images);
  bytes.set(labels, images.length);
  return bytes;
}

/**
 * Shards that {@link shardBytes} wrote, read into two buffers by turns.
 *
 * A read is one call of the operating system on a thread of Node's own, so that it goes on while a step
 * keeps this thread busy. Memory: twice the largest file.
 *
 * @throws {EspalierError} `DATA_CORRUPT` when a file does not hold whole images with their labels.
 */
export async function openShardFiles(
  files: readonly string[],
  { height, width, channels }: DatasetInfo,
): Promise<ShardFiles> {
  const imageBytes = height * width * channels;
  const handles = await Promise.all(files.map((file) => open(file, 'r')));
  const counts: number[] = [];
  for (const [shard, handle] of handles.entries()) {
    const { size } = await handle.stat();
    const count = size / (imageBytes + 1);
    if (!Number.isInteger(count)) throw brokenShard(files[shard]!, imageBytes + 1, size);
    counts.push(count);
  }
  const largest = Math.max(0, ...counts) * (imageBytes + 1);
  const buffers = [new Uint8Array(largest), new Uint8Array(largest)] as const;
  let reads = 0;
  return {
    counts,
    async read(shard) {
      const count = counts[shard]!;
      const bytes = buffers[reads++ % 2 === 0 ? 0 : 1].subarray(0, count * (imageBytes + 1));
      await readWhole(handles[shard]!, bytes, files[shard]!);
      const end = count * imageBytes;
      return { count, images: bytes.subarray(0, end), labels: bytes.subarray(end) };
    },
    async close() {
      await Promise.all(handles.map((handle) => handle.close()));
    },
  };
}

async function readWhole(handle: FileHandle, bytes: Uint8Array, file: string): Promise<void> {
  let done = 0;
  // One call is enough but for the largest files, of which the system reads 2 GiB at a time.
  while (done < bytes.length) {
    const { bytesRead } = await handle.read(bytes, done, bytes.length - done, done);
    if (bytesRead === 0) throw brokenShard(file, bytes.length, done);
    done += bytesRead;
  }
}

function brokenShard(file: string, unit: number, size: number): EspalierError {
  return new EspalierError(
    'DATA_CORRUPT',
    `${file} must hold a multiple of ${unit} bytes, an image and its label each, but got ${size}. ` +
      'Write the shard anew.',
    { file, size },
  );
}
