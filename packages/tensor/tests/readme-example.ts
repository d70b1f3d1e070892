import {
  createTrainer,
  measure,
  openSession,
  sessionNeeds,
  trainingOptionsSchema,
} from '../src/index.ts';
import type { Network } from '@espalier/network';
import type { SearchData } from '@espalier/protocol';
import { stream } from '@espalier/random';

const options = trainingOptionsSchema.parse({
  epochs: 4,
  imagesPerBatch: 32,
  learningRate: 0.1,
  warmupEpochs: 0.5,
  schedule: { kind: 'step', epochs: [2, 3], factor: 0.3 },
  momentum: 0.9,
  optimizer: { kind: 'sgd', nesterov: true },
  weightDecay: 1e-4,
  clipNorm: 5,
  averageKeep: 0.9,
  labelSmoothing: 0.1,
  augment: { shiftPixels: 1, flip: false, cutoutPixels: 2, mixupAlpha: 0.2 },
});

/** Trains, stops in the middle of an epoch, goes on from the checkpoint, and gives the accuracy. */
export function trainInTwoParts(network: Network, data: SearchData, seed: string): number {
  const needs = sessionNeeds(options, data.train);
  const open = () => openSession(network, { ...needs, random: stream(seed, 'weights') });
  const parts = { info: data.info, train: data.train, options, seed };

  const before = open();
  const first = createTrainer({ ...parts, session: before });
  for (let step = 0; step < 3; step++) first.step();
  const checkpoint = first.checkpoint();
  before.dispose();

  const session = open();
  const trainer = createTrainer({ ...parts, session, checkpoint });
  while (!trainer.finished) trainer.epoch();
  const { accuracy } = trainer.evaluate(() => measure(session, data.validation, data.info));
  session.dispose();
  return accuracy;
}
