import { EspalierError, type DatasetInfo, type ImageSplit } from '@espalier/protocol';
import type { TrainingSession } from './session.ts';
import { sessionNeeds } from './session-needs.ts';
import type { ImageShards } from './source/image-shards.ts';
import { sourceOf } from './source/source-of.ts';
import type { Teacher } from './teacher.ts';
import type { TrainingOptions } from './training-options.ts';
import { TrainingRun } from './training-run.ts';

/** What a training run is made of. */
export interface TrainerOptions {
  /** Opened for what {@link sessionNeeds} says; it stays the caller's to dispose of. */
  readonly session: TrainingSession;
  readonly info: DatasetInfo;
  /** Images in memory, or in shards that are read one ahead. */
  readonly train: ImageSplit | ImageShards;
  readonly options: TrainingOptions;
  /** Seed of the order of images, of augmentation and of what is dropped. */
  readonly seed: string;
  /** Asked before every step; true stops the epoch with `CANCELLED`. */
  readonly isCancelled?: () => boolean;
  /** Told of every step. */
  readonly onStep?: (step: StepResult) => void;
  /** Whose answers the option `distillation` draws the network to. */
  readonly teacher?: Teacher;
  /** What {@link Trainer.checkpoint} gave of the same training, which is then gone on with. */
  readonly checkpoint?: Uint8Array;
}

/** What one step found. */
export interface StepResult {
  /** Steps taken with this one. */
  readonly steps: number;
  /** Mean training loss in nats, before the step. */
  readonly loss: number;
  readonly learningRate: number;
  /** The epoch's result where this was its last step. */
  readonly epoch?: EpochResult;
}

/** What one pass over the training images found. */
export interface EpochResult {
  /** Mean training loss in nats, with smoothed labels and changed images. */
  readonly loss: number;
  /** Images that were trained on. */
  readonly images: number;
  /** True after the last epoch of the schedule. */
  readonly finished: boolean;
}

/** What early stopping looks at. */
export interface MeasuredScore {
  readonly accuracy: number;
  readonly loss: number;
}

/** Trains one session, step by step or epoch by epoch. */
export interface Trainer {
  /** True after the last step of the schedule, and where {@link Trainer.measured} said so. */
  readonly finished: boolean;
  /**
   * One step: the mean gradient of `accumulateBatches` batches.
   *
   * @throws {EspalierError} `NOT_FINITE` when the loss is not a finite number or stays above five times
   * that of chance for 20 steps, `CANCELLED` when asked to stop, `OUT_OF_MEMORY`, `BAD_INPUT` after the last.
   */
  step(): StepResult;
  /**
   * The rest of a pass over the training images in a new order, as the next epoch of the schedule.
   *
   * The last images of the order that do not fill a step wait for another epoch. Throws what
   * {@link Trainer.step} throws.
   */
  epoch(): EpochResult;
  /** The same over shards: waits for the next shard where it is not read yet. */
  streamEpoch(): Promise<EpochResult>;
  /** Takes note of a measurement on images that are not trained on; true ends training early. */
  measured(score: MeasuredScore): boolean;
  /** Sets the running statistics to those of a few unchanged training batches. */
  recalibrate(): void;
  /**
   * What `use` finds in the session while it is as training would leave it: its weights the moving
   * average where the options keep one, its running statistics those of a few unchanged batches.
   */
  evaluate<T>(use: () => T): T;
  /** All that an exact resume between two steps needs beside network, images and options. */
  checkpoint(): Uint8Array;
}

/**
 * A training run of a session: softmax cross-entropy and what the options ask for.
 *
 * All chance follows from (seed, step, purpose). Same weights, data, options and seed, same bits on the
 * wasm backends, with or without checkpoints in between.
 *
 * @throws {EspalierError} `BAD_INPUT` when the session takes other batches than the options, images fill no
 * step or a teacher is missing; `RESUME_MISMATCH`, `DATA_CORRUPT` when the checkpoint does not fit.
 */
export function createTrainer(given: TrainerOptions): Trainer {
  const { session, options, seed, train } = given;
  const wanted = sessionNeeds(options, train).imagesPerBatch;
  if (session.imagesPerBatch !== wanted) throw otherBatches(wanted, session.imagesPerBatch);
  const imagesPerStep = wanted * (options.accumulateBatches ?? 1);
  return new TrainingRun(given, sourceOf(train, { seed, imagesPerStep }));
}

function otherBatches(wanted: number, got: number): EspalierError {
  return new EspalierError(
    'BAD_INPUT',
    `session must take ${wanted} images a batch, but got ${got}. Open it with sessionNeeds.`,
    { wanted, got },
  );
}
