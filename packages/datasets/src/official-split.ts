import type { Dataset, DatasetInfo, DatasetSize } from '@espalier/protocol';
import { countToLoad } from './count-to-load.ts';
import { type LabelledImages, splitOf } from './labelled-images.ts';

/** A published set: its training files, of which the last share validates, and its test files. */
export interface OfficialSplit {
  readonly info: DatasetInfo;
  readonly training: LabelledImages;
  readonly test: LabelledImages;
  /** Share of the training files kept for validation: the last ones in the files' own order. */
  readonly validationShare: number;
}

/**
 * Cuts a published set into training, validation and test splits.
 *
 * The border between training and validation is fixed at count - ⌊count · validationShare⌉, whatever
 * sizes are asked for, so no size ever moves an image from one split to another.
 *
 * @throws {EspalierError} `BAD_INPUT` when a split holds fewer images than asked for.
 */
export function cutOfficialSplit(set: OfficialSplit, size: DatasetSize): Dataset {
  const { info, training, test } = set;
  const held = Math.round(training.count * set.validationShare);
  const border = training.count - held;
  const counted = (split: keyof DatasetSize, available: number): number =>
    countToLoad(`the ${split} size of ${info.name}`, size[split] ?? available, available);
  return {
    info,
    train: splitOf(training, 0, counted('train', border)),
    validation: splitOf(training, border, counted('validation', held)),
    test: splitOf(test, 0, counted('test', test.count)),
  };
}
