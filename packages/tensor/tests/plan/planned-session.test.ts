import { exampleNetwork } from '@espalier/laws';
import { analyze, type Network } from '@espalier/network';
import { stream } from '@espalier/random';
import { beforeAll, describe, expect, test } from 'vitest';
import { eagerSession } from '../../src/eager/eager-session.ts';
import { openSession, startBackend, type TrainingSession } from '../../src/index.ts';
import { trials } from '../operator-trial.ts';
import { referenceNetwork } from '../reference-network.ts';

beforeAll(async () => {
  await startBackend('wasm');
});

const imagesPerBatch = 3;

/** Fills images (or token ids) and targets with the same numbers in every session. */
function fill({ images, targets, network }: TrainingSession, ids: number | undefined): void {
  const random = stream('planned', network.name);
  for (let i = 0; i < images.length; i++) {
    images[i] = ids === undefined ? random.normal() : random.integer(ids);
  }
  const classes = targets.length / imagesPerBatch;
  targets.fill(0);
  for (let row = 0; row < imagesPerBatch; row++) targets[row * classes + (row % classes)] = 1;
}

/** Largest difference relative to the largest value. */
function difference(got: ArrayLike<number>, expected: ArrayLike<number>): number {
  const scale = Math.max(...Array.from(expected, Math.abs), 1e-3);
  return Math.max(...Array.from(expected, (value, at) => Math.abs(value - got[at]!))) / scale;
}

function compare(network: Network, ids?: number): void {
  const random = () => stream('weights', network.name);
  const options = { imagesPerBatch, optimizer: 'sgd' as const };
  const planned = openSession(network, { ...options, random: random() });
  const eager = eagerSession(network, { ...options, random: random() });
  for (const session of [planned, eager]) fill(session, ids);
  const streams = (node: string) => stream('drops', node);
  const losses = [planned, eager].map((session) => session.accumulate({ random: streams }));
  expect(losses[0]).toBeCloseTo(losses[1]!, 4);
  const expected = eager.gradients();
  for (const [name, values] of planned.gradients()) {
    expect(difference(values, expected.get(name)!), name).toBeLessThan(2e-3);
  }
  expect(difference(planned.infer(imagesPerBatch), eager.infer(imagesPerBatch))).toBeLessThan(2e-3);
  for (const session of [planned, eager]) session.dispose();
}

describe('a planned session agrees with TensorFlow.js, operation by operation', () => {
  test.each(trials)('$operator $example.attributes', ({ operator, example }) => {
    compare(exampleNetwork(operator, example), example.ids);
  });

  test('the reference network', () => {
    compare(referenceNetwork());
  });
});

test('recomputed segments give the same bits in less memory', () => {
  const network = referenceNetwork();
  const runs = [undefined, 4].map((segments) => {
    const session = openSession(network, {
      ...{ imagesPerBatch, random: stream('recompute') },
      ...(segments !== undefined && { segments }),
    });
    fill(session, undefined);
    const loss = session.accumulate();
    return { loss, bytes: session.peakBytes, gradients: [...session.gradients()] };
  });
  expect(runs[1]!.loss).toBe(runs[0]!.loss);
  expect(runs[1]!.gradients).toEqual(runs[0]!.gradients);
  expect(runs[1]!.bytes).toBeLessThan(runs[0]!.bytes);
});

test('a network that does not fit is refused before anything is allocated', () => {
  const network = referenceNetwork();
  const options = { imagesPerBatch: 64, random: stream('limit'), memoryLimitBytes: 2 ** 20 };
  expect(() => openSession(network, options)).toThrow(/must fit into 1 MiB, but takes \d+ MiB/);
  expect(analyze(network).parameterCount).toBeGreaterThan(0);
});
