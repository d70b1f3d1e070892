import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { startBackend } from './backend.ts';
import { RunningStatistics } from './running-statistics.ts';

beforeAll(async () => {
  await startBackend('wasm');
});

function observe(statistics: RunningStatistics, mean: number, variance: number): void {
  const tensors = { mean: tf.tensor1d([mean]), variance: tf.tensor1d([variance]) };
  statistics.observe({ node: 'norm', ...tensors, count: 5 });
  statistics.commit();
}

function fresh(): RunningStatistics {
  const statistics = new RunningStatistics();
  statistics.add('norm', 1);
  return statistics;
}

test('before any batch the estimate is the standard normal', () => {
  const statistics = fresh();
  expect([...statistics.values('norm', 'mean')]).toEqual([0]);
  expect([...statistics.values('norm', 'variance')]).toEqual([1]);
});

test('the first batch is the whole estimate, with the unbiased variance', () => {
  const statistics = fresh();
  observe(statistics, 3, 8);
  expect(statistics.values('norm', 'mean')[0]).toBeCloseTo(3);
  expect(statistics.values('norm', 'variance')[0]).toBeCloseTo(10);
});

test('a second batch weighs 1 against 0.9', () => {
  const statistics = fresh();
  observe(statistics, 3, 8);
  observe(statistics, 5, 8);
  expect(statistics.values('norm', 'mean')[0]).toBeCloseTo((0.9 * 3 + 5) / 1.9);
});

test('an average weighs all its batches alike and forgets those before', () => {
  const statistics = fresh();
  observe(statistics, 100, 100);
  statistics.restart('average');
  for (const mean of [1, 2, 6]) observe(statistics, mean, 4);
  statistics.complete();
  expect(statistics.values('norm', 'mean')[0]).toBeCloseTo(3);
  expect(statistics.values('norm', 'variance')[0]).toBeCloseTo(5);
});

test('a value that was set moves by a tenth', () => {
  const statistics = fresh();
  statistics.set('norm', 'mean', [2]);
  statistics.set('norm', 'variance', [4]);
  observe(statistics, 12, 4);
  expect(statistics.values('norm', 'mean')[0]).toBeCloseTo(3);
  expect(statistics.values('norm', 'variance')[0]).toBeCloseTo(4.1);
});
