import { EspalierError } from '@espalier/protocol';
import {
  decodeCheckpoint,
  encodeCheckpoint,
  type TrainingIdentity,
  type TrainingProgress,
} from './checkpoint/training-checkpoint.ts';
import { afterMeasurement, isOver, nothingMeasured } from './early-stopping.ts';
import type { EpochStep, ImageSource } from './source/image-source.ts';
import { StepTaker } from './step-taker.ts';
import type { EpochResult, MeasuredScore, StepResult, Trainer, TrainerOptions } from './trainer.ts';

const atStart: TrainingProgress = { steps: 0, lossSum: 0, lostSteps: 0, stopping: nothingMeasured };

/** A trainer over a source of images; see {@link Trainer}. */
export class TrainingRun implements Trainer {
  readonly #given: TrainerOptions;
  readonly #source: ImageSource;
  readonly #identity: TrainingIdentity;
  readonly #taker: StepTaker;
  #steps: number;
  #lossSum: number;
  #stopping: TrainingProgress['stopping'];

  constructor(given: TrainerOptions, source: ImageSource) {
    const { options, seed, session, checkpoint } = given;
    const { stepsPerEpoch } = source;
    this.#given = given;
    this.#source = source;
    this.#identity = { seed, options, stepsPerEpoch };
    const saved = checkpoint && decodeCheckpoint(checkpoint, this.#identity);
    const { steps, lossSum, lostSteps, stopping } = saved?.progress ?? atStart;
    this.#taker = new StepTaker({ ...given, stepsPerEpoch, lostSteps });
    this.#steps = steps;
    this.#lossSum = lossSum;
    this.#stopping = stopping;
    if (saved !== undefined) session.restore(saved.state);
  }

  get finished(): boolean {
    const { epochs, earlyStopping } = this.#given.options;
    const planned = epochs * this.#source.stepsPerEpoch;
    return this.#steps === planned || isOver(this.#stopping, earlyStopping);
  }

  /** Where the next step stands. */
  get #place(): EpochStep {
    const { stepsPerEpoch } = this.#source;
    const epoch = Math.floor(this.#steps / stepsPerEpoch);
    return { epoch, step: this.#steps - epoch * stepsPerEpoch };
  }

  step(): StepResult {
    if (this.finished) throw trainingEnded(this.#given.options.epochs);
    if (this.#given.isCancelled?.() === true) throw cancelled();
    const loss = this.#taker.take(this.#steps, this.#source.at(this.#place));
    const learningRate = this.#taker.learningRate(this.#steps);
    this.#steps++;
    this.#lossSum += loss;
    const ends = this.#place.step === 0;
    const result = {
      ...{ steps: this.#steps, loss, learningRate },
      ...(ends && { epoch: this.#endEpoch() }),
    };
    this.#given.onStep?.(result);
    return result;
  }

  #endEpoch(): EpochResult {
    const { stepsPerEpoch } = this.#source;
    const loss = this.#lossSum / stepsPerEpoch;
    this.#lossSum = 0;
    const { accumulateBatches = 1 } = this.#given.options;
    const images = stepsPerEpoch * accumulateBatches * this.#given.session.imagesPerBatch;
    return { loss, images, finished: this.finished };
  }

  epoch(): EpochResult {
    for (;;) {
      const { epoch } = this.step();
      if (epoch !== undefined) return epoch;
    }
  }

  async streamEpoch(): Promise<EpochResult> {
    for (;;) {
      await this.#source.ready(this.#place);
      const { epoch } = this.step();
      if (epoch !== undefined) return epoch;
    }
  }

  measured(score: MeasuredScore): boolean {
    const { earlyStopping } = this.#given.options;
    if (earlyStopping === undefined) return false;
    this.#stopping = afterMeasurement(this.#stopping, score, earlyStopping);
    return isOver(this.#stopping, earlyStopping);
  }

  recalibrate(): void {
    this.#taker.recalibrate(this.#source.sample());
  }

  evaluate<T>(use: () => T): T {
    const { session, options } = this.#given;
    if (options.averageKeep === undefined) {
      this.recalibrate();
      return use();
    }
    const state = session.state();
    session.load(session.weights({ averaged: true }));
    try {
      this.recalibrate();
      return use();
    } finally {
      session.restore(state);
    }
  }

  checkpoint(): Uint8Array {
    const progress: TrainingProgress = {
      steps: this.#steps,
      lossSum: this.#lossSum,
      lostSteps: this.#taker.watch.lostSteps,
      stopping: this.#stopping,
    };
    const state = this.#given.session.state();
    return encodeCheckpoint({ identity: this.#identity, progress, state });
  }
}

function trainingEnded(epochs: number): EspalierError {
  return new EspalierError(
    'BAD_INPUT',
    `step must be called until training is finished, after ${epochs} epochs at most, ` +
      'but got one call more. Plan more epochs.',
  );
}

function cancelled(): EspalierError {
  return new EspalierError('CANCELLED', 'training was stopped on request.');
}
