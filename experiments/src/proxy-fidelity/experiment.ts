import { join } from 'node:path';
import { datasets } from '@espalier/datasets';
import type { Json, SearchData } from '@espalier/protocol';
import { choice, positive, positives, text, whole } from '../command-line/flag.ts';
import type { SettingsOf } from '../command-line/flag.ts';
import type { Progress } from '../command-line/progress.ts';
import { defineExperiment } from '../experiment.ts';
import { moments } from '../statistics/moments.ts';
import { drawCandidates, type Candidate } from './candidates.ts';
import { describeFidelities } from './describe.ts';
import { fidelities } from './fidelity.ts';
import {
  readRecords,
  sameSettings,
  writeRecords,
  type TrainingRecord,
  type TrainingSettings,
} from './records.ts';
import { trainAll } from './train-all.ts';

const count = (summary: string, fallback: string) => whole(1, { argument: 'N', summary, fallback });
const rate = (summary: string, fallback: string) => positive({ argument: 'X', summary, fallback });

const flags = {
  networks: whole(4, { argument: 'N', summary: 'Uniformly drawn networks', fallback: '16' }),
  width: rate('Factor on every channel count of the networks', '1'),
  trainImages: count('Training images of the short training', '512'),
  validationImages: count('Validation images of the short training', '256'),
  epochs: positives({
    argument: 'N,N',
    summary: 'Epochs of the short training after which it is measured',
    fallback: '1,2,4',
  }),
  imagesPerStep: count('Images per gradient step', '32'),
  learningRate: rate('Peak learning rate', '0.1'),
  regularization: choice(['full', 'light'], {
    summary: 'Augmentation and label smoothing of the short training',
    fallback: 'full',
  }),
  longImages: count('Training images of the long training', '4096'),
  longValidationImages: count('Validation images of the long training', '1024'),
  longEpochs: count('Epochs of the long training', '4'),
  longImagesPerStep: count('Images per gradient step of the long training', '32'),
  longLearningRate: rate('Peak learning rate of the long training', '0.1'),
  longRegularization: choice(['full', 'light'], {
    summary: 'Augmentation and label smoothing of the long training',
    fallback: 'full',
  }),
  workers: count('Worker threads', '1'),
  seed: text({ argument: 'TEXT', summary: 'Seed of networks and trainings', fallback: '1' }),
  out: text({
    argument: 'DIR',
    summary: 'Folder of the results; trainings found there are not repeated',
    fallback: 'experiments/src/proxy-fidelity/results',
  }),
};

/** Does a short training rank networks as a long one does? */
export const proxyFidelityExperiment = defineExperiment({
  name: 'proxy-fidelity',
  question: 'Does a short training rank networks as a long one does?',
  flags,
  async run(settings, progress) {
    const path = join(settings.out, 'trainings.jsonl');
    const records = await finishTrainings(settings, { path, progress });
    const long = longSettings(settings);
    const found = fidelities(records, long);
    const accuracies = records
      .filter((record) => sameSettings(record.settings, long))
      .map(({ rungs }) => rungs.at(-1)!.accuracy);
    const longAccuracy = moments(accuracies);
    return {
      text: describeFidelities(found, long, longAccuracy),
      json: { long, longAccuracy, fidelities: found } as unknown as Json,
    };
  },
});

type Settings = SettingsOf<typeof flags>;

/** Trains what the results file lacks, and saves it after each training. */
async function finishTrainings(
  settings: Settings,
  { path, progress }: { readonly path: string; readonly progress: Progress },
): Promise<readonly TrainingRecord[]> {
  const records = readRecords(path);
  const candidates = await drawCandidates(settings);
  const stages = [
    { purpose: 'short', training: shortSettings(settings) },
    { purpose: 'long', training: longSettings(settings) },
  ].map((stage) => ({ ...stage, missing: missing(candidates, stage.training, records) }));
  const total = stages.reduce((sum, stage) => sum + stage.missing.length, 0);
  const data = await loadData(settings);
  let done = 0;
  for (const { purpose, training, missing: left } of stages) {
    await trainAll({
      candidates: left,
      settings: training,
      purpose,
      data,
      workers: settings.workers,
      onRecord: (record) => {
        records.push(record);
        writeRecords(path, records);
        progress(++done, total, `${purpose} trainings, ${records.length} in ${path}`);
      },
    });
  }
  return records;
}

function missing(
  candidates: readonly Candidate[],
  training: TrainingSettings,
  records: readonly TrainingRecord[],
): Candidate[] {
  const known = new Set(
    records.filter(({ settings }) => sameSettings(settings, training)).map(({ number }) => number),
  );
  return candidates.filter(({ number }) => !known.has(number));
}

function loadData(settings: Settings): Promise<SearchData> {
  const { trainImages, longImages, validationImages, longValidationImages } = settings;
  return datasets['shapes']!.load({
    size: {
      train: Math.max(trainImages, longImages),
      validation: Math.max(validationImages, longValidationImages),
      test: 0,
    },
  });
}

function shortSettings(settings: Settings): TrainingSettings {
  const { seed, width, trainImages, validationImages, epochs, ...rest } = settings;
  const { imagesPerStep, learningRate, regularization } = rest;
  return {
    ...{ seed, width, trainImages, validationImages },
    epochs: epochs.toSorted((a, b) => a - b),
    ...{ imagesPerStep, learningRate, regularization },
  };
}

function longSettings(settings: Settings): TrainingSettings {
  return {
    seed: settings.seed,
    width: settings.width,
    trainImages: settings.longImages,
    validationImages: settings.longValidationImages,
    epochs: [settings.longEpochs],
    imagesPerStep: settings.longImagesPerStep,
    learningRate: settings.longLearningRate,
    regularization: settings.longRegularization,
  };
}
