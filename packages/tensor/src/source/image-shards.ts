import type { ImageSplit } from '@espalier/protocol';

/** Training images in pieces, of which few are in memory at a time. */
export interface ImageShards {
  /** Images of each shard. */
  readonly counts: readonly number[];
  /** Reads a shard; what the call before the last one gave may be overwritten. */
  read(shard: number): Promise<ImageSplit>;
}
