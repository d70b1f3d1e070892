import type { Weights } from '@espalier/protocol';
import { stream } from '@espalier/random';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { droppingNetwork, options, started, train, trained } from '../tests/started-trainer.ts';
import { tinyInfo, tinySplit } from '../tests/tiny-data.ts';
import { tinyNetwork } from '../tests/tiny-network.ts';
import { startBackend } from './backend.ts';
import { eagerSession } from './eager/eager-session.ts';
import { measure } from './measure.ts';
import { sessionTeacher } from './teacher.ts';
import { createTrainer } from './trainer.ts';
import { encodeWeights } from './weights-file.ts';

beforeAll(async () => {
  await startBackend('wasm');
});

const digest = (weights: Weights): string => encodeWeights(weights).manifest.sha256;

test('a small learnable set is learned, and images it has not seen too', () => {
  const augment = { ...options.augment, cutoutPixels: 0 };
  const { trainer, session } = started({ options: { epochs: 12, labelSmoothing: 0, augment } });
  const first = trainer.epoch();
  let last = first;
  while (!last.finished) last = trainer.epoch();
  trainer.recalibrate();
  expect(first.images).toBe(96);
  expect(last.loss).toBeLessThan(0.5 * first.loss);
  const { accuracy } = measure(session, tinySplit(80, stream('validation')), tinyInfo);
  expect(accuracy).toBeGreaterThan(0.85);
});

test('the same seed gives the same bits, whatever was trained in between', () => {
  const first = digest(trained({ seed: 'seed' }));
  expect(digest(trained({ seed: 'other', options: { imagesPerBatch: 10 } }))).not.toBe(first);
  expect(digest(trained({ seed: 'seed' }))).toBe(first);
});

test('what is dropped follows from the seed, to the bit', () => {
  const given = { network: droppingNetwork(), options: { epochs: 2 } };
  const first = digest(trained(given));
  expect(digest(trained(given))).toBe(first);
  expect(digest(trained({ ...given, seed: 'other' }))).not.toBe(first);
});

test('exits learn where their losses have a weight, and stay as they were where not', () => {
  const network = droppingNetwork();
  const before = started({ network }).session.weights().get('early/kernel');
  const after = (exitWeight?: number) =>
    trained({ network, options: { epochs: 2, ...(exitWeight !== undefined && { exitWeight }) } });
  expect(after().get('early/kernel')).toEqual(before);
  expect(after(0.4).get('early/kernel')).not.toEqual(before);
});

test('a warm step keeps no tensor, and a session that is disposed of none', () => {
  const before = tf.memory().numTensors;
  const { trainer, session } = started({ open: eagerSession, options: { averageKeep: 0.9 } });
  trainer.step();
  const { numTensors } = tf.memory();
  trainer.step();
  expect(tf.memory().numTensors).toBe(numTensors);
  trainer.evaluate(() => session.infer(3));
  session.dispose();
  expect(tf.memory().numTensors).toBe(before);
});

test('a rate without bounds ends in NOT_FINITE', () => {
  const { trainer } = started({ options: { learningRate: 1e30, warmupEpochs: 0 } });
  expect(() => trainer.epoch()).toThrow(expect.objectContaining({ code: 'NOT_FINITE' }));
});

test('a loss that stays far above chance ends in NOT_FINITE, and the weights are finite still', () => {
  const wild = { learningRate: 1e-9, warmupEpochs: 0, epochs: 10 };
  const { trainer, session } = started({ options: wild });
  const far = new Map(session.weights());
  far.set('classifier/bias', Float32Array.from([1000, 0, 0, 0]));
  session.load(far);
  let steps = 0;
  const lost = () => {
    for (;;) {
      trainer.step();
      steps++;
    }
  };
  expect(lost).toThrow(/training loss must stay below 6.93 within 20 steps, but got \d+/);
  expect(steps).toBe(19);
  expect(session.weights().get('classifier/bias')!.every(Number.isFinite)).toBe(true);
});

test('a request to stop is obeyed before the next step', () => {
  let steps = 0;
  const { trainer } = started({ isCancelled: () => ++steps > 2 });
  expect(() => trainer.epoch()).toThrow(expect.objectContaining({ code: 'CANCELLED' }));
  expect(steps).toBe(3);
});

test('an epoch past the schedule is refused', () => {
  const { trainer } = started({ options: { epochs: 1 } });
  expect(trainer.epoch().finished).toBe(true);
  expect(trainer.finished).toBe(true);
  expect(() => trainer.epoch()).toThrow('step must be called until training is finished');
});

test('every step is told of, and the last of an epoch with its mean loss', () => {
  const losses: number[] = [];
  const rates: number[] = [];
  const { trainer } = started({
    options: { epochs: 1, warmupEpochs: 0.5, schedule: { kind: 'constant' } },
    onStep: ({ steps, loss, learningRate }) => {
      losses[steps - 1] = loss;
      rates.push(learningRate);
    },
  });
  const { loss } = trainer.epoch();
  expect(losses).toHaveLength(6);
  expect(loss).toBeCloseTo(losses.reduce((sum, one) => sum + one, 0) / 6, 12);
  expect(rates[0]).toBeCloseTo(0.1 / 3, 12);
  expect(rates.slice(3)).toEqual([0.1, 0.1, 0.1]);
});

test('steps over several batches take as many images, and a session of other batches is refused', () => {
  const { trainer } = started({ options: { accumulateBatches: 3, epochs: 1 } });
  expect(trainer.step().epoch).toBeUndefined();
  expect(trainer.step().epoch).toMatchObject({ images: 96, finished: true });
  expect(() => started({ options: { accumulateBatches: 7 } })).toThrow(
    'training images must fill a step of 112, but got 100.',
  );
  const session = eagerSession(tinyNetwork(), { imagesPerBatch: 8, random: stream('eight') });
  onTestFinished(() => session.dispose());
  expect(() => createTrainer({ session, info: tinyInfo, train, options, seed: '' })).toThrow(
    'session must take 16 images a batch, but got 8.',
  );
});

test('the average of the weights is what is measured, and training goes on from the weights', () => {
  const { trainer, session } = started({ options: { averageKeep: 0.8 } });
  trainer.epoch();
  const before = session.state();
  const average = session.weights({ averaged: true });
  const seen = trainer.evaluate(() => session.weights());
  expect(seen.get('stem/kernel')).toEqual(average.get('stem/kernel'));
  expect(seen.get('stem_norm/mean')).not.toEqual(average.get('stem_norm/mean'));
  expect(session.state()).toEqual(before);
  expect(session.weights().get('stem/kernel')).not.toEqual(average.get('stem/kernel'));
});

test('measurements without a gain end training', () => {
  const { trainer } = started({ options: { earlyStopping: { on: 'accuracy', patience: 1 } } });
  trainer.epoch();
  expect(trainer.measured({ accuracy: 0.5, loss: 1 })).toBe(false);
  trainer.epoch();
  expect(trainer.measured({ accuracy: 0.5, loss: 0.5 })).toBe(true);
  expect(trainer.finished).toBe(true);
  expect(started({}).trainer.measured({ accuracy: 0, loss: 9 })).toBe(false);
});

test('a student follows its teacher, also where the labels say nothing', () => {
  const teacher = started({ options: { epochs: 12 } });
  while (!teacher.trainer.epoch().finished);
  teacher.trainer.recalibrate();
  const labels = train.labels.map(() => 0);
  const { trainer, session } = started({
    seed: 'student',
    train: { ...train, labels },
    teacher: sessionTeacher(teacher.session),
    options: { epochs: 12, distillation: { weight: 1, temperature: 2 } },
  });
  while (!trainer.epoch().finished);
  trainer.recalibrate();
  const { accuracy } = measure(session, tinySplit(80, stream('validation')), tinyInfo);
  expect(accuracy).toBeGreaterThan(0.8);
});

test('distillation without a teacher is refused', () => {
  const distillation = { weight: 0.5, temperature: 1 };
  expect(() => started({ options: { distillation } })).toThrow(
    'distillation must have a teacher, but got none.',
  );
});
