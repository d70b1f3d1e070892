import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { startBackend } from './backend.ts';
import { guardedAllocator, isBackendDead } from './out-of-memory.ts';

test('an allocation at address 0 is the end of the memory, and of the backend', async () => {
  await startBackend('wasm');
  const small = tf.ones([4]);
  expect(isBackendDead()).toBe(false);
  expect(() => guardedAllocator(() => 0)(64)).toThrow(
    expect.objectContaining({ code: 'OUT_OF_MEMORY' }),
  );
  expect(isBackendDead()).toBe(true);
  expect(() => tf.add(small, small)).toThrow('tensors must fit into the 4096 MiB');
});
