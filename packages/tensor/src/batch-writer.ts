import type { DatasetInfo } from '@espalier/protocol';
import type { Random } from '@espalier/random';
import { drawChange, unchanged, type Change, type Drawing, type DrawnChange } from './augment.ts';
import { drawBeta, mixRows } from './mixup.ts';
import { PixelWriter, type ImagePlace } from './pixels.ts';
import type { TrainingSession } from './session.ts';
import type { OrderedImages } from './source/image-source.ts';
import type { TrainingOptions } from './training-options.ts';

/** What a batch is written into. */
export type BatchPlace = Pick<TrainingSession, 'images' | 'targets' | 'imagesPerBatch'>;

/** What of the training options changes images and targets. */
export type BatchChanges = Pick<TrainingOptions, 'augment' | 'labelSmoothing'>;

/** Writes batches straight into a session, changed as the options say; nothing is allocated. */
export class BatchWriter {
  readonly #place: BatchPlace;
  readonly #info: DatasetInfo;
  readonly #changes: BatchChanges;
  readonly #drawing: Drawing;
  readonly #writer: PixelWriter;
  readonly #change: DrawnChange = { ...unchanged };
  readonly #image: { -readonly [K in keyof ImagePlace]: ImagePlace[K] };

  constructor(place: BatchPlace, info: DatasetInfo, changes: BatchChanges) {
    this.#place = place;
    this.#info = info;
    this.#changes = changes;
    this.#drawing = { ...changes.augment, height: info.height, width: info.width };
    this.#writer = new PixelWriter(info);
    this.#image = { bytes: new Uint8Array(), from: 0, floats: place.images, to: 0 };
  }

  /** The images from `first` of the order on, changed by draws, and their targets. */
  write(images: OrderedImages, random: Random): void {
    const { imagesPerBatch } = this.#place;
    for (let row = 0; row < imagesPerBatch; row++) {
      drawChange(this.#change, random, this.#drawing);
      this.#writeImage(images, row, this.#change);
    }
    this.#writeTargets(images);
    const { mixupAlpha = 0 } = this.#changes.augment;
    if (mixupAlpha === 0) return;
    const share = drawBeta(random, mixupAlpha);
    mixRows(this.#place.images, imagesPerBatch, share);
    mixRows(this.#place.targets, imagesPerBatch, share);
  }

  /** The same images unchanged, without targets. */
  writeUnchanged(images: OrderedImages): void {
    for (let row = 0; row < this.#place.imagesPerBatch; row++) {
      this.#writeImage(images, row, unchanged);
    }
  }

  #writeImage({ split, order, first }: OrderedImages, row: number, change: Change): void {
    const { height, width, channels } = this.#info;
    const size = height * width * channels;
    this.#image.bytes = split.images;
    this.#image.from = order[first + row]! * size;
    this.#image.to = row * size;
    this.#writer.write(this.#image, change);
  }

  /**
   * Targets [images, classes]: 1 - smoothing on the label, and smoothing / classes on every class.
   *
   * @see Szegedy et al. 2016, section 7 (label smoothing), https://arxiv.org/abs/1512.00567
   */
  #writeTargets({ split, order, first }: OrderedImages): void {
    const { targets, imagesPerBatch } = this.#place;
    const { classes } = this.#info;
    const { labelSmoothing } = this.#changes;
    targets.fill(labelSmoothing / classes);
    for (let row = 0; row < imagesPerBatch; row++) {
      targets[row * classes + split.labels[order[first + row]!]!]! += 1 - labelSmoothing;
    }
  }
}
