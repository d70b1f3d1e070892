import { beforeAll, describe, expect, test } from 'vitest';
import { startBackend } from '../src/index.ts';
import { featureNetwork, plainNetwork } from './feature-network.ts';
import { float64Step, slotOf } from './float64-optimizer.ts';
import { float64Loss } from './float64-training.ts';
import { worstError } from './loops.ts';
import { optimizers, plainUpdate, sessionKinds } from './session-kinds.ts';
import { batchOf, drops, fill, opened, trainedNames, wholeLoss } from './session-trial.ts';

beforeAll(async () => {
  await startBackend('wasm');
});

const probes = 6;
const step = 1e-5;

/** Slopes of the float64 loss in a few places of a parameter, by central differences. */
function slopesOf(batch: ReturnType<typeof batchOf>, name: string): Map<number, number> {
  const values = batch.weights.get(name)!;
  const count = Math.min(values.length, probes);
  const places = Array.from({ length: count }, (_, probe) =>
    Math.floor((probe * values.length) / count),
  );
  return new Map(
    places.map((at) => {
      const original = values[at]!;
      values[at] = original + step;
      const above = float64Loss(batch);
      values[at] = original - step;
      const below = float64Loss(batch);
      values[at] = original;
      return [at, (above - below) / (2 * step)];
    }),
  );
}

describe.each(Object.entries(sessionKinds))('a session that is %s', (_, open) => {
  test('gives the loss of the definitions: targets, exits, teacher, dropping', () => {
    const session = opened(open, featureNetwork());
    for (const options of [
      { random: drops },
      { random: drops, exitWeight: 0.4 },
      wholeLoss(session),
    ]) {
      const batch = batchOf(session, options);
      expect(session.accumulate(options)).toBeCloseTo(float64Loss(batch), 5);
    }
    session.dispose();
  });

  test('gives the gradient of the definitions in every parameter', () => {
    const session = opened(open, featureNetwork());
    const options = wholeLoss(session);
    const batch = batchOf(session, options);
    session.accumulate(options);
    const gradients = session.gradients();
    expect([...gradients.keys()].sort()).toEqual(trainedNames(session.network).all.sort());
    for (const [name, gradient] of gradients) {
      const slopes = slopesOf(batch, name);
      const got = [...slopes.keys()].map((at) => gradient[at]!);
      expect(worstError(got, Float64Array.from(slopes.values())), name).toBeLessThan(2e-5);
    }
    session.dispose();
  });

  test.each(optimizers)('moves weights by the equations of $kind', (optimizer) => {
    const network = featureNetwork({ dropping: false, exit: false });
    const session = opened(open, network, { optimizer: optimizer.kind });
    const { decaying, all } = trainedNames(session.network);
    const start = session.weights();
    const slots = new Map(
      all.map((name) => [name, slotOf(start.get(name)!, optimizer, decaying.has(name))]),
    );
    for (let steps = 1; steps <= 4; steps++) {
      fill(session, `batch ${steps}`);
      session.accumulate();
      const gradients = session.gradients();
      const options = { optimizer, learningRate: 0.02 / steps, weightDecay: 0.05 };
      for (const [name, slot] of slots) {
        float64Step(slot, gradients.get(name)!, { ...options, steps });
      }
      session.update(options);
    }
    const weights = session.weights();
    for (const [name, { weight }] of slots) {
      expect(worstError(weights.get(name)!, weight), name).toBeLessThan(5e-6);
    }
    session.dispose();
  });

  test('takes the mean gradient of two half batches for that of the whole', () => {
    const whole = opened(open, plainNetwork(), { imagesPerBatch: 8 });
    const half = opened(open, plainNetwork());
    const loss = whole.accumulate();
    let halves = 0;
    for (const at of [0, 1]) {
      const pixels = half.images.length;
      half.images.set(whole.images.subarray(at * pixels, (at + 1) * pixels));
      half.targets.set(whole.targets.subarray(at * 16, (at + 1) * 16));
      halves += half.accumulate() / 2;
    }
    expect(halves).toBeCloseTo(loss, 6);
    const expected = whole.gradients();
    for (const [name, gradient] of half.gradients()) {
      expect(worstError(gradient, Float64Array.from(expected.get(name)!))).toBeLessThan(1e-6);
    }
    whole.update(plainUpdate);
    half.update(plainUpdate);
    const weights = whole.weights();
    for (const [name, values] of half.weights()) {
      expect(worstError(values, Float64Array.from(weights.get(name)!))).toBeLessThan(1e-6);
    }
    whole.dispose();
    half.dispose();
  });

  test('forgets gradients with an update', () => {
    const session = opened(open, plainNetwork());
    session.accumulate();
    session.update({ ...plainUpdate, learningRate: 0 });
    session.accumulate();
    const once = session.gradients();
    session.update({ ...plainUpdate, learningRate: 0 });
    session.accumulate();
    expect(session.gradients()).toEqual(once);
    session.dispose();
  });

  test('shortens a long gradient to the norm asked for, and leaves a short one', () => {
    const session = opened(open, plainNetwork());
    const { all } = trainedNames(session.network);
    const lengthOf = (values: readonly Float32Array[]) =>
      Math.sqrt(values.flatMap((numbers) => [...numbers]).reduce((sum, v) => sum + v * v, 0));
    session.accumulate();
    const norm = lengthOf([...session.gradients().values()]);
    for (const clipNorm of [norm / 3, norm * 3]) {
      const before = session.weights();
      session.accumulate();
      session.update({ ...plainUpdate, learningRate: 1, clipNorm });
      const after = session.weights();
      const moves = all.map((name) =>
        after.get(name)!.map((value, at) => value - before.get(name)![at]!),
      );
      expect(lengthOf(moves)).toBeCloseTo(Math.min(norm, clipNorm), 4);
      session.load(before);
    }
    session.dispose();
  });

  test('averages weights from those before the first update on', () => {
    const session = opened(open, featureNetwork({ dropping: false, exit: false }));
    const { all } = trainedNames(session.network);
    expect(() => session.weights({ averaged: true })).toThrow(
      expect.objectContaining({ code: 'BAD_INPUT' }),
    );
    const averages = batchOf(session).weights;
    for (let count = 0; count < 3; count++) {
      session.accumulate();
      session.update({ ...plainUpdate, averageKeep: 0.8 });
      const now = session.weights();
      for (const name of all) {
        const values = now.get(name)!;
        averages.set(
          name,
          averages.get(name)!.map((average, at) => 0.8 * average + 0.2 * values[at]!),
        );
      }
    }
    const found = session.weights({ averaged: true });
    for (const name of all) {
      expect(worstError(found.get(name)!, averages.get(name)!), name).toBeLessThan(1e-6);
    }
    const averaged = [...session.infer(2, { averaged: true })];
    const plain = [...session.infer(2)];
    session.load(found);
    expect([...session.infer(2)]).toEqual(averaged);
    expect(plain).not.toEqual(averaged);
    session.dispose();
  });

  test('leaves what no loss depends on, however it would decay', () => {
    const session = opened(open, featureNetwork());
    const before = session.weights();
    session.accumulate({ random: drops });
    session.update({ ...plainUpdate, weightDecay: 0.1 });
    const after = session.weights();
    expect(after.get('early/kernel')).toEqual(before.get('early/kernel'));
    expect(after.get('classifier/kernel')).not.toEqual(before.get('classifier/kernel'));
    session.dispose();
  });
});
