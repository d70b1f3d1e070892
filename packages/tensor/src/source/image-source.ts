import type { ImageSplit } from '@espalier/protocol';

/** Images in memory and the order in which they are taken. */
export interface OrderedImages {
  readonly split: ImageSplit;
  /** Numbers of images in the split. */
  readonly order: Uint32Array;
  /** Place in the order of the first image to take. */
  readonly first: number;
}

/** Where a training stands: epoch and step within it, both from 0. */
export interface EpochStep {
  readonly epoch: number;
  readonly step: number;
}

/** What a trainer takes its images from: an order that follows from seed and epoch alone. */
export interface ImageSource {
  readonly stepsPerEpoch: number;
  /** Resolves once the images of a step are in memory. */
  ready(place: EpochStep): Promise<void>;
  /**
   * The images of a step; valid until the next call.
   *
   * @throws {EspalierError} `BAD_INPUT` when they are not in memory: await `ready` first.
   */
  at(place: EpochStep): OrderedImages;
  /** Images to set running statistics by. @throws {EspalierError} `BAD_INPUT` when none is in memory. */
  sample(): OrderedImages;
}

/** What the order of a source follows from. */
export interface SourceOptions {
  readonly seed: string;
  readonly imagesPerStep: number;
}
