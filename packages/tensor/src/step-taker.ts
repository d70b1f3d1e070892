import type { DatasetInfo } from '@espalier/protocol';
import { stream } from '@espalier/random';
import { BatchWriter } from './batch-writer.ts';
import { DivergenceWatch } from './divergence.ts';
import { optimizerOf } from './optimizer-options.ts';
import { learningRateAt, type Schedule } from './schedule.ts';
import type { BatchOptions, TrainingSession, UpdateOptions } from './session.ts';
import type { OrderedImages } from './source/image-source.ts';
import { distillationOf, type Teacher } from './teacher.ts';
import type { TrainingOptions } from './training-options.ts';

/** What the steps of a training are made of. */
export interface StepParts {
  readonly session: TrainingSession;
  readonly info: DatasetInfo;
  readonly options: TrainingOptions;
  readonly seed: string;
  readonly teacher?: Teacher | undefined;
  readonly stepsPerEpoch: number;
  /** Steps in a row whose loss was too high when training was left off. */
  readonly lostSteps: number;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Takes steps; objects are made once and written anew, so that a warm step allocates next to nothing. */
export class StepTaker {
  readonly watch: DivergenceWatch;
  readonly #parts: StepParts;
  readonly #writer: BatchWriter;
  readonly #schedule: Schedule;
  readonly #teaching: ReturnType<typeof distillationOf>;
  readonly #batch: Writable<BatchOptions>;
  readonly #update: Writable<UpdateOptions>;
  /** Number of the running batch since the start, of which draws depend. */
  #batches = 0;

  constructor(parts: StepParts) {
    const { session, info, options, seed } = parts;
    this.#parts = parts;
    this.#writer = new BatchWriter(session, info, options);
    this.#schedule = scheduleOf(options, parts.stepsPerEpoch);
    this.#teaching = distillationOf(options.distillation, parts.teacher);
    this.#batch = {
      random: (node) => stream(seed, 'drops', this.#batches, node),
      exitWeight: options.exitWeight ?? 0,
    };
    this.#update = updateOf(options);
    const exits = session.network.exits?.length ?? 0;
    this.watch = new DivergenceWatch(chanceLoss(options, info.classes, exits), parts.lostSteps);
  }

  /** The learning rate of a step. */
  learningRate(step: number): number {
    return learningRateAt(step, this.#schedule);
  }

  /**
   * Takes a step, from 0, on the images from `first` of the order on, and gives its loss.
   *
   * @throws {EspalierError} `NOT_FINITE` where training is lost; the weights are then as before the step.
   */
  take(step: number, images: OrderedImages): number {
    const { session, options, seed } = this.#parts;
    const { accumulateBatches = 1 } = options;
    let loss = 0;
    for (let batch = 0; batch < accumulateBatches; batch++) {
      this.#batches = step * accumulateBatches + batch;
      const first = images.first + batch * session.imagesPerBatch;
      this.#writer.write({ ...images, first }, stream(seed, 'augment', this.#batches));
      if (this.#teaching !== undefined) {
        this.#batch.distillation = this.#teaching.teach(session.images, session.imagesPerBatch);
      }
      loss += session.accumulate(this.#batch) / accumulateBatches;
    }
    this.#update.learningRate = this.learningRate(step);
    this.watch.check(loss, this.#update.learningRate);
    session.update(this.#update);
    return loss;
  }

  /** Sets the running statistics to those of a few unchanged batches. */
  recalibrate({ split, order, first }: OrderedImages): void {
    const { session } = this.#parts;
    const batches = Math.min(
      recalibrationBatches,
      Math.floor(order.length / session.imagesPerBatch),
    );
    let batch = 0;
    session.recalibrate(() => {
      if (batch === batches) return false;
      const place = first + batch * session.imagesPerBatch;
      this.#writer.writeUnchanged({ split, order, first: place });
      batch++;
      return true;
    });
  }
}

const recalibrationBatches = 8;

function scheduleOf(options: TrainingOptions, stepsPerEpoch: number): Schedule {
  return {
    learningRate: options.learningRate,
    steps: options.epochs * stepsPerEpoch,
    warmupSteps: Math.round(options.warmupEpochs * stepsPerEpoch),
    stepsPerEpoch,
    ...(options.schedule !== undefined && { fall: options.schedule }),
  };
}

function updateOf(options: TrainingOptions): UpdateOptions {
  const { optimizer, momentum, learningRate, weightDecay, clipNorm, averageKeep } = options;
  return {
    optimizer: optimizerOf(optimizer, momentum),
    learningRate,
    weightDecay,
    ...(clipNorm !== undefined && { clipNorm }),
    ...(averageKeep !== undefined && { averageKeep }),
  };
}

/** Loss of a network whose every softmax is even, with the targets and a teacher of that kind. */
function chanceLoss(
  { distillation, exitWeight = 0 }: TrainingOptions,
  classes: number,
  exits: number,
): number {
  const { weight, temperature } = distillation ?? { weight: 0, temperature: 1 };
  const output = 1 - weight + weight * temperature ** 2;
  return Math.log(classes) * (output + exitWeight * exits);
}
