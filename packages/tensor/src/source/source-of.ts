import { EspalierError, type ImageSplit } from '@espalier/protocol';
import type { ImageShards } from './image-shards.ts';
import type { ImageSource, SourceOptions } from './image-source.ts';
import { residentSource } from './resident-source.ts';
import { ShardedSource } from './sharded-source.ts';

/**
 * The source of training images, in memory or in shards.
 *
 * @throws {EspalierError} `BAD_INPUT` when there are not images enough for one step.
 */
export function sourceOf(train: ImageSplit | ImageShards, options: SourceOptions): ImageSource {
  const source =
    'counts' in train ? new ShardedSource(train, options) : residentSource(train, options);
  if (source.stepsPerEpoch > 0) return source;
  const most = 'counts' in train ? Math.max(0, ...train.counts) : train.count;
  throw new EspalierError(
    'BAD_INPUT',
    `training images must fill a step of ${options.imagesPerStep}, but got ${most}. Use smaller steps.`,
    { imagesPerStep: options.imagesPerStep, images: most },
  );
}
