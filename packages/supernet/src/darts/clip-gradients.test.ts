import { startBackend, type Backend } from '@espalier/tensor';
import { beforeAll, expect, test } from 'vitest';
import { clipGradients } from './clip-gradients.ts';

let tf: Backend['tf'];
beforeAll(async () => {
  ({ tf } = await startBackend('wasm'));
});

function clipped(limit: number): number[][] {
  const gradients = { a: tf.tensor([3, 0]), b: tf.tensor([[0, -4]]) };
  const found = clipGradients(tf, gradients, limit);
  const values = ['a', 'b'].map((name) => [...found[name]!.dataSync()]);
  tf.dispose(found);
  return values;
}

test('scales all gradients by one factor down to the limit of their common norm, and keeps no tensor', () => {
  const before = tf.memory().numTensors;
  const [a, b] = clipped(2.5);
  expect([a![0], b![1]]).toEqual([1.5, -2]);
  expect(tf.memory().numTensors).toBe(before);
});

test('leaves gradients at or below the limit as they are', () => {
  expect(clipped(5)).toEqual([
    [3, 0],
    [0, -4],
  ]);
});
