import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { datasets } from '@espalier/datasets';
import type { ImageSplit, Json, SearchData } from '@espalier/protocol';
import { choice, positive, positives, text, whole } from '../command-line/flag.ts';
import type { SettingsOf } from '../command-line/flag.ts';
import type { Progress } from '../command-line/progress.ts';
import { defineExperiment } from '../experiment.ts';
import { moments } from '../statistics/moments.ts';
import { drawCandidates } from './candidates.ts';
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
import { regularizationNames } from './training.ts';

const count = (summary: string, fallback: string) => whole(1, { argument: 'N', summary, fallback });
const rate = (summary: string, fallback: string) => positive({ argument: 'X', summary, fallback });

const flags = {
  networks: whole(4, { argument: 'N', summary: 'Uniformly drawn networks', fallback: '16' }),
  width: rate('Factor on every channel count in the short training', '0.25'),
  trainImages: count('Training images of the short training', '512'),
  validationImages: count('Validation images of the short training', '256'),
  epochs: positives({
    argument: 'N,N',
    summary: 'Epochs of the short training after which it is measured',
    fallback: '1,2,4',
  }),
  imagesPerStep: count('Images per gradient step', '16'),
  learningRate: rate('Peak learning rate', '0.1'),
  regularization: choice(regularizationNames, {
    summary: 'Augmentation and label smoothing of the short training',
    fallback: 'none',
  }),
  longWidth: rate('Factor on every channel count in the long training', '0.25'),
  longImages: count('Training images of the long training', '4096'),
  longValidationImages: count('Validation images of the long training', '1024'),
  longEpochs: count('Epochs of the long training', '1'),
  longImagesPerStep: count('Images per gradient step of the long training', '16'),
  longLearningRate: rate('Peak learning rate of the long training', '0.1'),
  longRegularization: choice(regularizationNames, {
    summary: 'Augmentation and label smoothing of the long training',
    fallback: 'mild',
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
    const data = await loadData(settings);
    const long = longSettings(settings, data);
    const stages = [
      { purpose: 'short', training: shortSettings(settings, data) },
      { purpose: 'long', training: long },
    ];
    const records = await finishTrainings(stages, { settings, data, path, progress });
    const found = fidelities(records, long);
    const longAccuracy = moments(
      records
        .filter((record) => sameSettings(record.settings, long))
        .map(({ rungs }) => rungs.at(-1)!.accuracy),
    );
    return {
      text: describeFidelities(found, long, longAccuracy),
      json: { long, longAccuracy, fidelities: found } as unknown as Json,
    };
  },
});

type Settings = SettingsOf<typeof flags>;

interface Stage {
  readonly purpose: string;
  readonly training: TrainingSettings;
}

interface Work {
  readonly settings: Settings;
  readonly data: SearchData;
  readonly path: string;
  readonly progress: Progress;
}

/** Trains what the results file lacks, and saves it after each training. */
async function finishTrainings(
  stages: readonly Stage[],
  { settings: { networks, workers }, data, path, progress }: Work,
): Promise<readonly TrainingRecord[]> {
  const records = readRecords(path);
  let done = 0;
  for (const { purpose, training } of stages) {
    const known = records.filter((record) => sameSettings(record.settings, training));
    const numbers = new Set(known.map(({ number }) => number));
    const all = await drawCandidates({ ...training, networks });
    const candidates = all.filter(({ number }) => !numbers.has(number));
    done += all.length - candidates.length;
    await trainAll({
      ...{ candidates, settings: training, purpose, data, workers },
      onRecord: (record) => {
        records.push(record);
        writeRecords(path, records);
        progress(++done, stages.length * networks, `${purpose} trainings`);
      },
    });
  }
  return records;
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

function shortSettings(settings: Settings, data: SearchData): TrainingSettings {
  const { seed, width, trainImages, validationImages, epochs, ...rest } = settings;
  const { imagesPerStep, learningRate, regularization } = rest;
  return {
    images: digest(data.train),
    ...{ seed, width, trainImages, validationImages },
    epochs: epochs.toSorted((a, b) => a - b),
    ...{ imagesPerStep, learningRate, regularization },
  };
}

function longSettings(settings: Settings, data: SearchData): TrainingSettings {
  return {
    images: digest(data.train),
    seed: settings.seed,
    width: settings.longWidth,
    trainImages: settings.longImages,
    validationImages: settings.longValidationImages,
    epochs: [settings.longEpochs],
    imagesPerStep: settings.longImagesPerStep,
    learningRate: settings.longLearningRate,
    regularization: settings.longRegularization,
  };
}

/** Eight hexadecimal digits of SHA-256 of the first images: enough to notice another image set. */
function digest({ images, count: held }: ImageSplit): string {
  const some = images.subarray(0, (images.length / held) * Math.min(held, 64));
  return createHash('sha256').update(some).digest('hex').slice(0, 8);
}
