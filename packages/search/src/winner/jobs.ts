import { calibrate } from '@espalier/compress';
import type { Network } from '@espalier/network';
import type { Dataset, Quantization, Weights } from '@espalier/protocol';
import { stream } from '@espalier/random';
import {
  createModel,
  createTrainer,
  describeBackend,
  imageTensor,
  measure,
  openSession,
  sessionNeeds,
  type Model,
  type TrainingOptions,
} from '@espalier/tensor';
import { shareWeights } from '@espalier/workers';
import { firstImages } from '../first-images.ts';
import type { TrainedNetwork } from './trained-network.ts';

/** Trains a network, from scratch or from given weights. */
export interface TrainJob {
  readonly kind: 'train';
  readonly network: Network;
  readonly weights?: Weights;
  readonly options: TrainingOptions;
  /** Training images, the first ones of the split. */
  readonly images: number;
  readonly seed: string;
}

/** Finds the int8 codes of a network whose batch norms are folded, on training images. */
export interface CalibrateJob extends TrainedNetwork {
  readonly kind: 'calibrate';
  readonly images: number;
}

/** Runs a network on the first images of a split. */
export interface LogitsJob extends TrainedNetwork {
  readonly kind: 'logits';
  readonly split: 'validation' | 'test';
  readonly images: number;
}

/** Says what the worker computes with. */
export interface BackendJob {
  readonly kind: 'backend';
}

/** Work that needs the tensor backend. */
export type WinnerJob = TrainJob | CalibrateJob | LogitsJob | BackendJob;

/** What each job answers. */
export interface JobResults {
  readonly train: { readonly weights: Weights; readonly accuracy: number };
  readonly calibrate: Quantization;
  readonly logits: { readonly accuracy: number; readonly logits: Float32Array };
  /** As reports state it. */
  readonly backend: string;
}

/** Progress of a training. */
export interface JobProgress {
  readonly epoch: number;
  readonly loss: number;
}

/** What a job may use. */
export interface JobContext {
  readonly dataset: Dataset;
  readonly report: (progress: JobProgress) => void;
  readonly isCancelled: () => boolean;
}

/** Runs one job on this thread's backend. */
export function runJob(job: WinnerJob, context: JobContext): JobResults[WinnerJob['kind']] {
  if (job.kind === 'backend') return describeBackend();
  if (job.kind === 'train') return train(job, context);
  const model = createModel(job.network, { weights: job.weights });
  try {
    return job.kind === 'calibrate'
      ? calibrateOn(model, job, context)
      : logitsOn(model, job, context);
  } finally {
    model.dispose();
  }
}

function train(job: TrainJob, { dataset, report, isCancelled }: JobContext): JobResults['train'] {
  const { network, weights, options, images, seed } = job;
  const { info } = dataset;
  const split = firstImages(dataset.train, images);
  const session = openSession(network, {
    ...sessionNeeds(options, split),
    ...(weights ? { weights } : { random: stream(seed, 'weights') }),
  });
  try {
    const trainer = createTrainer({ session, info, train: split, options, seed, isCancelled });
    const score = () => measure(session, dataset.validation, info);
    for (let epoch = 1; !trainer.finished; epoch++) {
      report({ epoch, loss: trainer.epoch().loss });
      if (options.earlyStopping !== undefined) trainer.measured(trainer.evaluate(score));
    }
    return trainer.evaluate(() => ({
      weights: shareWeights(session.weights()),
      accuracy: score().accuracy,
    }));
  } finally {
    session.dispose();
  }
}

const imagesPerCalibrationBatch = 16;

function calibrateOn(model: Model, job: CalibrateJob, { dataset }: JobContext): Quantization {
  const { info, train: split } = dataset;
  const count = Math.min(job.images, split.count);
  const batches = Array.from(
    { length: Math.ceil(count / imagesPerCalibrationBatch) },
    (_, batch) => {
      const first = batch * imagesPerCalibrationBatch;
      const length = Math.min(imagesPerCalibrationBatch, count - first);
      return imageTensor(
        split,
        info,
        Array.from({ length }, (__, index) => first + index),
      );
    },
  );
  try {
    return calibrate(model, job.weights, batches);
  } finally {
    for (const images of batches) images.dispose();
  }
}

function logitsOn(model: Model, job: LogitsJob, { dataset }: JobContext): JobResults['logits'] {
  const { accuracy, logits } = measure(
    model,
    firstImages(dataset[job.split], job.images),
    dataset.info,
  );
  return { accuracy, logits };
}
