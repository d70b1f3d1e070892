import type { StudySettings } from './settings.ts';

type Preset = Omit<StudySettings, 'strategy' | 'options'>;

const standard: Preset = {
  device: 'pixel',
  space: 'fbnet',
  dataset: 'shapes',
  data: null,
  trials: 24,
  maxMinutes: null,
  latencyMs: null,
  latencyModel: 'table',
  maxLatencyMs: null,
  reward: 'absolute',
  objectives: 'accuracy,latencyMs',
  constraints: null,
  epochs: 4,
  stopper: 'halving',
  reduction: 2,
  trainImages: 384,
  validationImages: 256,
  proxyWidth: 0.5,
  imagesPerStep: 8,
  learningRate: 0.05,
  finalEpochs: 3,
  finalImages: 3072,
  fineTuneEpochs: 1,
  pruneRatio: 0.25,
  maxAccuracyDrop: 0.01,
  dedup: false,
  repeats: 1,
  retries: 0,
  trialMinutes: null,
  warmStart: null,
  seed: '1',
  mode: 'ordered',
  lag: 4,
  backend: 'wasm',
};

/** What every flag is when it is not given, by `--budget`. */
export const presets: Readonly<Record<'default' | 'small', Preset>> = {
  default: standard,
  small: {
    ...standard,
    trials: 6,
    epochs: 2,
    trainImages: 256,
    validationImages: 64,
    finalEpochs: 1,
    finalImages: 1536,
  },
};
