import { expect, test } from 'vitest';
import { optimizerOf } from './optimizer-options.ts';
import { sessionNeeds } from './session-needs.ts';
import { trainingOptionsSchema } from './training-options.ts';

const plain = {
  ...{ epochs: 3, imagesPerBatch: 16, learningRate: 0.1, momentum: 0.9, weightDecay: 1e-4 },
  ...{ labelSmoothing: 0.1, warmupEpochs: 1 },
  augment: { shiftPixels: 1, flip: false, cutoutPixels: 2 },
};

test('options of a plain training are complete as they are', () => {
  expect(trainingOptionsSchema.parse(plain)).toEqual(plain);
});

test('optimizers start from the settings of their papers, and given ones win', () => {
  const sgd = { kind: 'sgd', momentum: 0.9, nesterov: false };
  expect(optimizerOf(undefined, 0.9)).toEqual(sgd);
  expect(optimizerOf({ kind: 'sgd', nesterov: true }, 0.9)).toEqual({ ...sgd, nesterov: true });
  expect(optimizerOf({ kind: 'rmsprop' }, 0.9)).toEqual({
    ...{ kind: 'rmsprop', momentum: 0.9, squareMomentum: 0.9, epsilon: 1e-3 },
  });
  expect(optimizerOf({ kind: 'adamw', squareMomentum: 0.99 }, 0.8)).toEqual({
    ...{ kind: 'adamw', momentum: 0.8, squareMomentum: 0.99, epsilon: 1e-8 },
  });
});

test.each([
  { schedule: { kind: 'linear' } },
  { schedule: { kind: 'step', epochs: [1], factor: 2 } },
  { optimizer: { kind: 'sgd', squareMomentum: 0.9 } },
  { averageKeep: 1 },
  { accumulateBatches: 0 },
  { distillation: { weight: 1.5, temperature: 1 } },
  { earlyStopping: { on: 'weather', patience: 1 } },
  { augment: { ...plain.augment, mixupAlpha: 9 } },
  { unknown: 1 },
])('%j is refused', (change) => {
  expect(trainingOptionsSchema.safeParse({ ...plain, ...change }).success).toBe(false);
});

test('a session is opened for what the options need, and for no more images than there are', () => {
  const needs = sessionNeeds(
    { ...plain, averageKeep: 0.9, optimizer: { kind: 'adam' } },
    {
      ...{ count: 10, images: new Uint8Array(), labels: new Uint8Array() },
    },
  );
  expect(needs).toEqual({ imagesPerBatch: 10, optimizer: 'adam', averaged: true });
  const shards = { counts: [4, 12], read: () => Promise.reject(new Error('unread')) };
  expect(sessionNeeds(plain, shards)).toEqual({
    ...{ imagesPerBatch: 12, optimizer: 'sgd', averaged: false },
  });
});
