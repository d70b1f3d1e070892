import { graph, type Network } from '@espalier/network';
import type { Weights } from '@espalier/protocol';
import { stream } from '@espalier/random';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { tinyInfo, tinySplit } from '../tests/tiny-data.ts';
import { tinyNetwork } from '../tests/tiny-network.ts';
import { startBackend } from './backend.ts';
import { eagerSession } from './eager/eager-session.ts';
import { measure } from './measure.ts';
import { openSession } from './open-session.ts';
import type { TrainingSession } from './session.ts';
import { sessionNeeds } from './session-needs.ts';
import { sessionTeacher } from './teacher.ts';
import { createTrainer, type Trainer, type TrainerOptions } from './trainer.ts';
import type { TrainingOptions } from './training-options.ts';
import { encodeWeights } from './weights-file.ts';

beforeAll(async () => {
  await startBackend('wasm');
});

const options: TrainingOptions = {
  epochs: 3,
  imagesPerBatch: 16,
  learningRate: 0.1,
  momentum: 0.9,
  weightDecay: 1e-4,
  labelSmoothing: 0.1,
  warmupEpochs: 1,
  augment: { shiftPixels: 1, flip: false, cutoutPixels: 2 },
};
const train = tinySplit(100, stream('train'));

/** A network that drops values and branches and has an early exit. */
function droppingNetwork(): Network {
  const net = graph('dropping');
  const image = net.input({ height: 8, width: 8, channels: 3 });
  const conv = net.add('conv', { filters: 8, kernel: 3, stride: 2, activation: 'relu' }, [image]);
  const branch = net.add('conv', { filters: 8, kernel: 3, activation: 'swish' }, [conv]);
  const sum = net.add('add', {}, [conv, net.add('dropPath', { rate: 0.3 }, [branch])]);
  const pooled = net.add('globalAveragePool', {}, [sum]);
  net.exit(net.add('dense', { units: 4 }, [pooled], 'early'));
  return net.finish(
    net.add('dense', { units: 4 }, [net.add('dropout', { rate: 0.3 }, [pooled])], 'late'),
  );
}

interface Given extends Partial<Omit<TrainerOptions, 'options'>> {
  readonly options?: Partial<TrainingOptions>;
  readonly network?: Network;
  readonly open?: typeof eagerSession;
}

/** A trainer with a session of its own, which ends with the test. */
function started({ network = tinyNetwork(), open = openSession, ...given }: Given): {
  trainer: Trainer;
  session: TrainingSession;
} {
  const whole = {
    info: tinyInfo,
    train,
    seed: 'run',
    ...given,
    options: { ...options, ...given.options },
  };
  const session = open(network, {
    ...sessionNeeds(whole.options, whole.train),
    random: stream(whole.seed, 'weights'),
  });
  onTestFinished(() => session.dispose());
  return { trainer: createTrainer({ session, ...whole }), session };
}

/** Weights after a whole run. */
function trained(given: Given): Weights {
  const { trainer, session } = started(given);
  while (!trainer.epoch().finished);
  trainer.recalibrate();
  return session.weights();
}

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

test('a run of every option goes on after any step as if it had never stopped, to the bit', () => {
  const given: Given = {
    network: droppingNetwork(),
    options: {
      ...{ epochs: 2, accumulateBatches: 2, exitWeight: 0.3, clipNorm: 2, averageKeep: 0.9 },
      optimizer: { kind: 'adamw' },
      augment: { shiftPixels: 1, flip: true, cutoutPixels: 2, mixupAlpha: 0.4 },
    },
  };
  const checkpoints: Uint8Array[] = [];
  const results: unknown[] = [];
  const { trainer, session } = started(given);
  while (!trainer.finished) {
    checkpoints.push(trainer.checkpoint());
    results.push(trainer.step());
  }
  const weights = session.weights();
  expect(results).toHaveLength(6);
  for (const [from, checkpoint] of checkpoints.entries()) {
    const late = started({ ...given, checkpoint });
    const found: unknown[] = [];
    while (!late.trainer.finished) found.push(late.trainer.step());
    expect(found).toEqual(results.slice(from));
    expect(late.session.weights()).toEqual(weights);
    expect(late.trainer.checkpoint()).toEqual(trainer.checkpoint());
  }
});

test('a checkpoint of another training is refused', () => {
  const checkpoint = started({}).trainer.checkpoint();
  expect(() => started({ checkpoint, seed: 'other' })).toThrow(
    'seed of a resumed training must be "run", but got "other".',
  );
  expect(() => started({ checkpoint, options: { momentum: 0.5 } })).toThrow(
    expect.objectContaining({ code: 'RESUME_MISMATCH' }),
  );
  expect(() => started({ checkpoint, network: droppingNetwork() })).toThrow(
    expect.objectContaining({ code: 'BAD_INPUT' }),
  );
  expect(() => started({ checkpoint: checkpoint.subarray(0, 50) })).toThrow(
    expect.objectContaining({ code: 'DATA_CORRUPT' }),
  );
});

test('shards are trained on as they are read, and after a stop in the middle to the same bits', async () => {
  const splits = [40, 30, 36].map((count) => tinySplit(count, stream('shard', count)));
  const shards = {
    counts: [40, 30, 36],
    read: (shard: number) => Promise.resolve(splits[shard]!),
  };
  const given = { train: shards, options: { epochs: 2 } };
  const { trainer, session } = started(given);
  expect(() => trainer.step()).toThrow('images of a step must be in memory');
  const first = await trainer.streamEpoch();
  expect(first).toMatchObject({ images: 16 * (2 + 1 + 2), finished: false });
  const checkpoint = trainer.checkpoint();
  const second = await trainer.streamEpoch();
  const late = started({ ...given, checkpoint });
  expect(await late.trainer.streamEpoch()).toEqual(second);
  trainer.recalibrate();
  late.trainer.recalibrate();
  expect(late.session.weights()).toEqual(session.weights());
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
