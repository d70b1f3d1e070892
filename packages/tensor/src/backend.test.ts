import { graph } from '@espalier/network';
import { stream } from '@espalier/random';
import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { describeBackend, startBackend, type BackendName } from './backend.ts';
import { createModel } from './model.ts';

test('a model before a backend is refused with the cure', () => {
  const net = graph('empty');
  const network = net.finish(net.input({ height: 1, width: 1, channels: 1 }));
  expect(() => createModel(network, { random: stream('x') })).toThrow(
    'a backend must run before tensors are made, but got none. Await startBackend first.',
  );
});

test('tensorflow that does not load says why and what to do', async (context) => {
  const started = await startBackend('tensorflow').catch((error: unknown) => error as Error);
  if (!(started instanceof Error)) context.skip('tensorflow loads on this machine');
  else {
    expect(started).toMatchObject({ code: 'BACKEND_UNAVAILABLE' });
    expect(started.message).toMatch(/must load @tensorflow\/tfjs-node-gpu, but got ".+"/);
    expect(started.message).toContain('npx nx run tensor:native-tensorflow');
  }
});

test('wasm starts once, and auto stays with what runs', async () => {
  const first = await startBackend('wasm');
  const backend = tf.backend();
  const second = await startBackend('auto');
  expect([first.name, second.name, tf.getBackend()]).toEqual(['wasm', 'wasm', 'wasm']);
  expect(tf.backend()).toBe(backend);
});

test('an unknown name is answered with the known ones', async () => {
  await expect(startBackend('webgl' as BackendName)).rejects.toThrow(
    /^backend must be one of auto, wasm, wasm-simd, .*cpu, but got "webgl"/,
  );
});

test('reports state what the backend computes with and the version of Node', async () => {
  await startBackend('wasm-simd');
  expect(describeBackend()).toBe(`wasm-simd (SIMD, Node ${process.versions.node})`);
  await startBackend('wasm');
  expect(describeBackend()).toMatch(/^wasm \((relaxed )?SIMD, Node \d+\.\d+\.\d+\)$/);
});
