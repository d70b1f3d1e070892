import { trainEvaluator } from '@espalier/evaluators';
import type { Evaluator, ImageSplit, SearchData } from '@espalier/protocol';
import type { Candidate } from './candidates.ts';
import type { TrainingRecord, TrainingSettings } from './records.ts';
import { trainingOf } from './training.ts';

/** Trainings of all candidates with the same settings. */
export interface TrainingWork {
  readonly candidates: readonly Candidate[];
  readonly settings: TrainingSettings;
  /** Tells apart the seeds of trainings; networks start from other weights under another. */
  readonly purpose: string;
  readonly data: SearchData;
  readonly workers: number;
  readonly onRecord: (record: TrainingRecord) => void;
}

/**
 * Trains every candidate without stopping any early, `workers` at a time.
 *
 * Records arrive as trainings finish; what they say depends on neither order nor workers.
 */
export async function trainAll(work: TrainingWork): Promise<void> {
  const { candidates, settings, data, workers } = work;
  if (candidates.length === 0) return;
  const networks = new Map(candidates.map(({ genotype, network }) => [genotype, network]));
  const evaluator = trainEvaluator({
    workers,
    build: (genotype) => networks.get(genotype)!,
    data: {
      info: data.info,
      train: first(data.train, settings.trainImages),
      validation: first(data.validation, settings.validationImages),
    },
    training: trainingOf(settings, data.info),
    backend: 'wasm',
  });
  try {
    const queue = candidates.values();
    const lane = async (): Promise<void> => {
      for (const candidate of queue) work.onRecord(await trainOne(evaluator, work, candidate));
    };
    await Promise.all(Array.from({ length: workers }, lane));
  } finally {
    await evaluator.close();
  }
}

async function trainOne(
  evaluator: Evaluator,
  { settings, purpose }: TrainingWork,
  candidate: Candidate,
): Promise<TrainingRecord> {
  const { number, genotype, macs, parameters, latencyMs } = candidate;
  const { rungs } = await evaluator.evaluate({
    trial: number,
    genotype,
    seed: `${settings.seed}/${purpose}/${number}`,
    epochs: settings.epochs,
    mostEpochs: settings.epochs.at(-1)!,
  });
  return { settings, number, genotype, macs, parameters, latencyMs, rungs: [...rungs] };
}

function first(split: ImageSplit, count: number): ImageSplit {
  const imageBytes = split.images.length / split.count;
  return {
    count,
    images: split.images.subarray(0, count * imageBytes),
    labels: split.labels.subarray(0, count),
  };
}
