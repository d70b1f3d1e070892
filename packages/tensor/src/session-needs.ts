import type { ImageSplit } from '@espalier/protocol';
import type { PlanOptions } from './plan/compiled-session.ts';
import type { ImageShards } from './source/image-shards.ts';
import type { TrainingOptions } from './training-options.ts';

/**
 * What a session must be opened with for a training of these options and images.
 *
 * Batches hold as many images as asked for, and no more than there are.
 */
export function sessionNeeds(
  options: TrainingOptions,
  train: ImageSplit | ImageShards,
): Required<Pick<PlanOptions, 'imagesPerBatch' | 'optimizer' | 'averaged'>> {
  const most = 'counts' in train ? Math.max(...train.counts) : train.count;
  return {
    imagesPerBatch: Math.min(options.imagesPerBatch, most),
    optimizer: options.optimizer?.kind ?? 'sgd',
    averaged: options.averageKeep !== undefined,
  };
}
