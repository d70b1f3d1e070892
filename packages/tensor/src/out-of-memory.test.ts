import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { startBackend } from './backend.ts';
import { isBackendDead } from './out-of-memory.ts';

interface Allocating {
  makeOutput(shape: number[], type: 'float32'): tf.TensorInfo;
}

test('an allocation that does not fit is an error of its own, and the end of the backend', async () => {
  await startBackend('wasm');
  const small = tf.ones([4]);
  expect(isBackendDead()).toBe(false);
  const backend = tf.backend() as unknown as Allocating;
  const tooLarge = () => [6e8, 6e8].map((length) => backend.makeOutput([length], 'float32'));
  expect(tooLarge).toThrow(expect.objectContaining({ code: 'OUT_OF_MEMORY' }));
  expect(isBackendDead()).toBe(true);
  expect(() => tf.add(small, small)).toThrow('tensors must fit into the 4096 MiB');
});
