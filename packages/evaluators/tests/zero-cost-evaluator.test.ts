import type { EvaluationRequest, SearchData } from '@espalier/protocol';
import { startBackend } from '@espalier/tensor';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { noScore, zeroCostEvaluator, type ProxyName } from '../src/index.ts';
import { firstBatch, scoreNetwork } from '../src/zero-cost/score-network.ts';
import { tinyBatch, tinyNetwork } from './zero-cost/tiny-network.ts';

const info: SearchData['info'] = {
  name: 'tiny',
  summary: 'Random pixels',
  source: 'made here',
  licence: 'none',
  height: 2,
  width: 2,
  channels: 2,
  classes: 2,
  mean: [0.5, 0.5],
  deviation: [0.25, 0.25],
  flip: false,
};
const images = Uint8Array.from({ length: 20 * 8 }, (_, at) => (at * 89) % 256);
const train = { count: 20, images, labels: Uint8Array.from({ length: 20 }, (_, at) => at % 2) };
const proxies: ProxyName[] = ['grad-norm', 'naswot', 'synflow', 'parameters'];
const request: EvaluationRequest = {
  trial: 0,
  genotype: {},
  seed: 'a',
  epochs: [1],
  mostEpochs: 1,
};

const evaluator = zeroCostEvaluator({
  ...{ proxies, workers: 2, build: tinyNetwork, data: { info, train }, imagesPerBatch: 8 },
  backend: 'wasm',
});
beforeAll(async () => {
  await startBackend('wasm');
});
afterAll(() => evaluator.close());

test('scores are metrics of a complete evaluation without rungs', async () => {
  const found = await evaluator.evaluate(request);
  expect(found).toMatchObject({ outcome: 'complete', rungs: [] });
  expect(Object.keys(found.metrics!)).toEqual(proxies);
  expect(found.metrics!['parameters']).toBe(18);
});

test('a request has the same bits on any worker, near those of this thread, and others for another seed', async () => {
  const batch = firstBatch(train, info, 8);
  const here = scoreNetwork({ network: tinyNetwork(), batch, seed: 'a' }, proxies);
  const [first, second] = await Promise.all([
    evaluator.evaluate(request),
    evaluator.evaluate(request),
  ]);
  expect(second.metrics).toEqual(first.metrics);
  for (const [name, score] of Object.entries(here)) {
    expect(first.metrics![name]! / score).toBeCloseTo(1, 5);
  }
  const other = await evaluator.evaluate({ ...request, seed: 'b' });
  expect(other.metrics!['synflow']).not.toBe(here['synflow']);
});

test('a score that is not finite is the worst one', () => {
  const batch = tinyBatch();
  const same = { ...batch, images: batch.images.map((_, at) => (at % 8) / 8) };
  const options = { network: tinyNetwork(), batch: same, seed: 'a' };
  expect(scoreNetwork(options, ['naswot'])).toEqual({ naswot: noScore });
});

test('a batch holds the first images, normalized', () => {
  const { images: pixels, labels, shape } = firstBatch(train, info, 3);
  expect(shape).toEqual([3, 2, 2, 2]);
  expect([...labels]).toEqual([0, 1, 0]);
  expect(pixels[1]).toBeCloseTo((89 / 255 - 0.5) / 0.25, 5);
});

test('a batch of more images than there are is refused', () => {
  expect(() => firstBatch(train, info, 21)).toThrow(
    'images of a batch must be at most the 20 of the split, but got 21.',
  );
});
