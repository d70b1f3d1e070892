import { graph, type Network } from '@espalier/network';
import type { DatasetInfo, EvaluationRequest, Evaluator, ImageSplit } from '@espalier/protocol';
import { stream } from '@espalier/random';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { trainEvaluator } from '../src/index.ts';

const info: DatasetInfo = {
  name: 'halves',
  summary: 'Which half is bright',
  source: 'made here',
  licence: 'none',
  height: 8,
  width: 8,
  channels: 3,
  classes: 2,
  mean: [0.5, 0.5, 0.5],
  deviation: [0.3, 0.3, 0.3],
  flip: false,
};

/** Images whose upper (class 0) or lower (class 1) half is bright, in noise. */
function halves(seed: string, count: number): ImageSplit {
  const random = stream(seed);
  const images = new Uint8Array(new SharedArrayBuffer(count * 192));
  const labels = Uint8Array.from({ length: count }, () => random.integer(2));
  for (let at = 0; at < images.length; at++) {
    const lower = Math.floor((at % 192) / 96);
    const bright = lower === labels[Math.floor(at / 192)];
    images[at] = random.integer(120) + (bright ? 100 : 0);
  }
  return { count, images, labels };
}

function network(filters = 8): Network {
  const builder = graph('small');
  const image = builder.input({ height: 8, width: 8, channels: 3 });
  const features = builder.add('conv', { filters, kernel: 5, stride: 2 }, [image]);
  const normed = builder.add('batchNorm', { activation: 'relu' }, [features]);
  const pooled = builder.add('globalAveragePool', {}, [normed]);
  return builder.finish(builder.add('dense', { units: 2 }, [pooled]));
}

const training = {
  imagesPerBatch: 16,
  learningRate: 0.1,
  momentum: 0.9,
  weightDecay: 0,
  labelSmoothing: 0,
  warmupEpochs: 0,
  augment: { shiftPixels: 0, flip: false, cutoutPixels: 0 },
};

const request: EvaluationRequest = {
  trial: 0,
  genotype: {},
  seed: 'a',
  epochs: [1, 4],
  mostEpochs: 4,
};

let evaluator: Evaluator;
beforeAll(() => {
  const data = { info, train: halves('train', 256), validation: halves('validation', 128) };
  evaluator = trainEvaluator({
    workers: 2,
    build: () => network(),
    data,
    training,
    backend: 'wasm',
  });
});
afterAll(() => evaluator.close());

test('really trains: accuracy at the last rung is far above chance', async () => {
  const { outcome, rungs } = await evaluator.evaluate(request);
  expect(outcome).toBe('complete');
  expect(rungs.map(({ epochs }) => epochs)).toEqual([1, 4]);
  expect(rungs[1]!.accuracy).toBeGreaterThan(0.9);
});

test('the same request has the same bits on any worker, alone or beside others', async () => {
  const others = ['b', 'c'].map((seed) => evaluator.evaluate({ ...request, seed }));
  const [first, second] = await Promise.all([
    evaluator.evaluate(request),
    evaluator.evaluate(request),
  ]);
  await Promise.all(others);
  expect(second).toEqual(first);
  expect(await evaluator.evaluate({ ...request, seed: 'b' })).not.toEqual(first);
});

test('a candidate that is told to stop ends at the rung and says so', async () => {
  const { outcome, rungs } = await evaluator.evaluate(request, { onRung: () => 'stop' });
  expect(outcome).toBe('pruned');
  expect(rungs.map(({ epochs }) => epochs)).toEqual([1]);
});

test('a shorter training is the beginning of the longer one', async () => {
  const whole = await evaluator.evaluate(request);
  const short = await evaluator.evaluate({ ...request, epochs: [1] });
  expect(short).toEqual({ outcome: 'complete', rungs: whole.rungs.slice(0, 1) });
});

test('a learning rate that explodes fails the request and not the evaluator', async () => {
  const data = { info, train: halves('train', 64), validation: halves('validation', 64) };
  const wild = trainEvaluator({
    workers: 1,
    build: () => network(),
    data,
    training: { ...training, learningRate: 1e30 },
    backend: 'wasm',
  });
  await expect(wild.evaluate(request)).rejects.toMatchObject({ code: 'NOT_FINITE' });
  await expect(wild.evaluate(request)).rejects.toMatchObject({ code: 'NOT_FINITE' });
  await wild.close();
});

test('a candidate that cannot fit is refused, and its worker goes on', async () => {
  const data = { info, train: halves('train', 64), validation: halves('validation', 64) };
  const small = { workers: 1, data, training, backend: 'wasm', memoryLimitBytes: 2 ** 21 } as const;
  const networks = [network(8), network(4096), network(8)];
  const cramped = trainEvaluator({ ...small, build: () => networks.shift()! });
  const first = await cramped.evaluate(request);
  await expect(cramped.evaluate(request)).rejects.toThrow(/^training must fit into 2 MiB, but/);
  expect(await cramped.evaluate(request)).toEqual(first);
  await cramped.close();
});

test('reports each rung as it is reached', async () => {
  const seen: number[] = [];
  await evaluator.evaluate(request, {
    onRung: ({ epochs }) => {
      seen.push(epochs);
      return 'go on';
    },
  });
  expect(seen).toEqual([1, 4]);
});
