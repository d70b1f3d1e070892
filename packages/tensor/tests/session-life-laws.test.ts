import { interpret } from '@espalier/laws';
import { stream } from '@espalier/random';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { startBackend, type TrainingSession } from '../src/index.ts';
import { featureNetwork, plainNetwork } from './feature-network.ts';
import { trainingOutputs } from './float64-training.ts';
import { worstError } from './loops.ts';
import { optimizers, plainUpdate, sessionKinds } from './session-kinds.ts';
import { batchOf, drops, fill, opened, wholeLoss } from './session-trial.ts';

beforeAll(async () => {
  await startBackend('wasm');
});

describe.each(Object.entries(sessionKinds))('a session that is %s', (_, open) => {
  test.each(optimizers)('goes on from a state of $kind as if never stopped', (optimizer) => {
    const options = { ...plainUpdate, optimizer, weightDecay: 0.01, clipNorm: 1, averageKeep: 0.9 };
    const train = (session: TrainingSession, name: string): number => {
      fill(session, name);
      const loss = session.accumulate({ random: drops, exitWeight: 0.3 });
      session.update(options);
      return loss;
    };
    const needs = { imagesPerBatch: 4, optimizer: optimizer.kind, averaged: true };
    const first = opened(open, featureNetwork(), needs);
    for (const name of ['a', 'b']) train(first, name);
    const state = first.state();
    const losses = ['c', 'd'].map((name) => train(first, name));
    const second = open(featureNetwork(), { ...needs, random: stream('others') });
    train(second, 'what is overwritten');
    second.restore(state);
    expect(['c', 'd'].map((name) => train(second, name))).toEqual(losses);
    expect(second.weights()).toEqual(first.weights());
    expect([...second.infer(4, { averaged: true })]).toEqual([
      ...first.infer(4, { averaged: true }),
    ]);
    expect(second.state()).toEqual(first.state());
    first.dispose();
    second.dispose();
  });

  test('refuses the state of another network, and another optimizer than before', () => {
    const session = opened(open, plainNetwork());
    const other = opened(open, featureNetwork());
    expect(() => session.restore(other.state())).toThrow(
      expect.objectContaining({ code: 'BAD_INPUT' }),
    );
    session.accumulate();
    session.update(plainUpdate);
    session.accumulate();
    expect(() => session.update({ ...plainUpdate, optimizer: optimizers[2]! })).toThrow(
      expect.objectContaining({ code: 'BAD_INPUT' }),
    );
    session.dispose();
    other.dispose();
  });

  test('has the same loss again where nothing is drawn, another where something is', () => {
    const session = opened(open, featureNetwork());
    const loss = session.accumulate({ random: drops });
    expect(session.accumulate({ random: drops })).toBe(loss);
    expect(session.accumulate({ random: (node) => stream('other', node) })).not.toBe(loss);
    const still = opened(open, featureNetwork({ dropping: false }));
    expect(still.accumulate()).toBe(still.accumulate());
    expect(() => session.accumulate()).toThrow(expect.objectContaining({ code: 'BAD_INPUT' }));
    session.dispose();
    still.dispose();
  });

  test('drops nothing in inference, which is that of the definitions', () => {
    const session = opened(open, featureNetwork());
    session.accumulate({ random: drops });
    const images = Float64Array.from(session.images);
    const expected = interpret({ network: session.network, weights: session.weights() }, images);
    const { values } = expected.get(session.network.output)!;
    expect(worstError(session.infer(4), values)).toBeLessThan(1e-5);
    session.dispose();
  });

  test('infers an image alike whatever stands beside it', () => {
    const session = opened(open, featureNetwork());
    const pixels = session.images.length / 4;
    const all = [...session.infer(4)];
    session.images.fill(7, pixels);
    expect(worstError(session.infer(4).slice(0, 4), Float64Array.from(all.slice(0, 4)))).toBe(0);
    expect(worstError(session.infer(1), Float64Array.from(all.slice(0, 4)))).toBeLessThan(1e-6);
    session.dispose();
  });

  test('recalibrates to the mean statistics of the batches, weights unchanged', () => {
    const session = opened(open, featureNetwork());
    const kernel = session.weights().get('stem/kernel')!;
    const names = ['one', 'two', 'three'];
    let sum = 0;
    let variances = 0;
    for (const name of names) {
      fill(session, name);
      const stem = trainingOutputs(batchOf(session)).get('stem')!.values;
      const channel = stem.filter((_value, at) => at % 6 === 2);
      const mean = channel.reduce((total, value) => total + value, 0) / channel.length;
      sum += mean;
      const squares = channel.reduce((total, value) => total + (value - mean) ** 2, 0);
      variances += squares / (channel.length - 1);
    }
    const queue = [...names];
    session.recalibrate(() => {
      const name = queue.shift();
      if (name !== undefined) fill(session, name);
      return name !== undefined;
    });
    const weights = session.weights();
    expect(weights.get('stem_norm/mean')![2]).toBeCloseTo(sum / 3, 5);
    expect(weights.get('stem_norm/variance')![2]).toBeCloseTo(variances / 3, 5);
    expect(weights.get('stem/kernel')).toEqual(kernel);
    session.dispose();
  });

  test('keeps no tensor of a step, and none once disposed of', () => {
    const before = tf.memory();
    const session = opened(open, featureNetwork(), { optimizer: 'adamw' });
    const options = { ...plainUpdate, optimizer: optimizers[4]!, clipNorm: 1, averageKeep: 0.9 };
    const work = () => {
      session.accumulate(wholeLoss(session));
      session.update(options);
      session.infer(3, { averaged: true });
    };
    work();
    const warm = tf.memory().numTensors;
    work();
    expect(tf.memory().numTensors).toBe(warm);
    expect(session.peakBytes).toBeGreaterThan(0);
    session.dispose();
    expect(tf.memory().numTensors).toBe(before.numTensors);
    expect(tf.memory().numBytes).toBe(before.numBytes);
  });
});
