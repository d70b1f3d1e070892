import { expect, test } from 'vitest';
import { describeFindings } from './describe.ts';
import type { Finding } from './finding.ts';

const machine = {
  processor: 'Z80',
  cores: 2,
  memoryMebibytes: 24 * 1024,
  platform: 'linux x64',
  node: '20.20.2',
  relaxedSimd: true,
};

const wasm: Finding = {
  backend: 'wasm',
  available: true,
  description: 'wasm (relaxed SIMD, Node 20.20.2)',
  trainingImagesPerSecond: 312.4,
  inferenceImagesPerSecond: 1204,
  imagesPerBatch: 64,
  trainingBytes: 90 * 2 ** 20,
  processBytes: 190 * 2 ** 20,
};

test('backends that run are a table, the others say why and the cure', () => {
  const webgpu: Finding = { backend: 'webgpu', available: false, reason: 'no adapter. Buy one.' };
  expect(describeFindings(machine, [wasm, webgpu])).toBe(
    [
      'Z80, 2 cores, 24 GiB, linux x64, Node 20.20.2 with relaxed SIMD',
      'Reference network, 6.4 million MACs at 32x32x3, one thread; the quickest step counts.',
      '',
      'backend  with          training images/s  inference images/s  images a batch  training MiB  process MiB',
      'wasm     relaxed SIMD                312                1204              64            90          190',
      '',
      'webgpu does not run: no adapter. Buy one.',
      '',
    ].join('\n'),
  );
});

test('speeds below ten images a second keep a decimal', () => {
  const slow: Finding = { ...wasm, trainingImagesPerSecond: 0.64 };
  expect(describeFindings(machine, [slow])).toMatch(/ 0\.6 /);
});
