import { analyze, graph } from '@espalier/network';
import { stream } from '@espalier/random';
import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { tinyInfo, tinySplit } from '../tests/tiny-data.ts';
import { tinyNetwork } from '../tests/tiny-network.ts';
import { startBackend } from './backend.ts';
import { imageTensor } from './image-tensor.ts';
import { crossEntropy } from './cross-entropy.ts';
import { createModel, type Model } from './model.ts';

let model: Model;
let images: tf.Tensor4D;
let tensors: number;

beforeAll(async () => {
  await startBackend('wasm');
});

beforeEach(() => {
  tensors = tf.memory().numTensors;
  model = createModel(tinyNetwork(), { random: stream('model') });
  images = imageTensor(tinySplit(6, stream('images')), tinyInfo, [0, 1, 2, 3, 4, 5]);
});

afterEach(() => {
  model.dispose();
  images.dispose();
  expect(tf.memory().numTensors).toBe(tensors);
});

test('names, shapes and number of parameters are those of the analysis', () => {
  const { parameterCount } = analyze(model.network);
  const trainable = [...model.variables.values()];
  expect(trainable.reduce((sum, { size }) => sum + size, 0)).toBe(parameterCount);
  expect(model.variables.get('depthwise/kernel')!.shape).toEqual([3, 3, 16, 1]);
  expect(model.weights().get('stem_norm/variance')).toEqual(new Float32Array(8).fill(1));
});

test('convolutions start with the variance of He et al., classifiers with deviation 0.01, norms as told', () => {
  const net = graph('wide');
  const input = net.input({ height: 1, width: 1, channels: 50 });
  const conv = net.add('conv', { filters: 200, kernel: 1 }, [input], 'conv');
  const norm = net.add('batchNorm', { initialScale: 0 }, [conv], 'norm');
  const network = net.finish(net.add('dense', { units: 50 }, [norm], 'dense'));
  const wide = createModel(network, { random: stream('he') });
  const weights = wide.weights();
  const varianceOf = (name: string): number => {
    const values = weights.get(name)!;
    return values.reduce((sum, value) => sum + value ** 2, 0) / values.length;
  };
  expect(varianceOf('conv/kernel') / (2 / 50)).toBeCloseTo(1, 1);
  expect(varianceOf('dense/kernel') / 1e-4).toBeCloseTo(1, 1);
  expect(new Set(weights.get('norm/gamma'))).toEqual(new Set([0]));
  expect(new Set(weights.get('norm/variance'))).toEqual(new Set([1]));
  wide.dispose();
});

test('inference releases everything but the logits', () => {
  const before = tf.memory().numTensors;
  const logits = model.forward(images, { training: false });
  expect(logits.shape).toEqual([6, 4]);
  expect(tf.memory().numTensors).toBe(before + 1);
  logits.dispose();
});

test('every output has the shape that the analysis says', () => {
  const { nodes } = analyze(model.network);
  const ids = [...nodes.keys()];
  const outputs = model.outputs(images, ids);
  for (const id of ids) {
    const { height, width, channels } = nodes.get(id)!.shape;
    expect(outputs.get(id)!.shape, id).toEqual([6, height, width, channels]);
  }
  tf.dispose([...outputs.values()]);
});

test('training moves the running statistics, and inference leaves them', () => {
  const before = model.weights().get('stem_norm/mean');
  model.forward(images, { training: false }).dispose();
  expect(model.weights().get('stem_norm/mean')).toEqual(before);
  model.forward(images, { training: true }).dispose();
  expect(model.weights().get('stem_norm/mean')).not.toEqual(before);
});

test('after recalibration on one batch inference nearly equals training on it', () => {
  const training = model.forward(images, { training: true });
  model.recalibrate([tf.clone(images)]);
  const inference = model.forward(images, { training: false });
  const [a, b] = [training.dataSync(), inference.dataSync()];
  // The running variance is the unbiased one: 96 values a channel, 1 % off.
  expect(Math.max(...a.map((value, at) => Math.abs(value - b[at]!)))).toBeLessThan(0.05);
  tf.dispose([training, inference]);
});

test('exits give logits of their own beside those of the output', () => {
  const net = graph('exits');
  const image = net.input({ height: 8, width: 8, channels: 3 });
  const early = net.add(
    'dense',
    { units: 4 },
    [net.add('globalAveragePool', {}, [image])],
    'early',
  );
  net.exit(early);
  const conv = net.add('conv', { filters: 2, kernel: 8, padding: 'valid' }, [image]);
  const network = net.finish(net.add('dense', { units: 4 }, [conv], 'late'));
  const twoEnded = createModel(network, { random: stream('exits') });
  const all = twoEnded.forwardAll(images, { training: false });
  const [late, exit] = [...twoEnded.outputs(images, ['late', 'early']).values()];
  expect(all.map((logits) => [...logits.dataSync()])).toEqual([
    [...late!.dataSync()],
    [...exit!.dataSync()],
  ]);
  tf.dispose([...all, late!, exit!]);
  twoEnded.dispose();
});

test('training that drops values is refused without streams of chance, and inference needs none', () => {
  const net = graph('drops');
  const pooled = net.add('globalAveragePool', {}, [
    net.input({ height: 8, width: 8, channels: 3 }),
  ]);
  const dropped = net.add('dropout', { rate: 0.5 }, [pooled]);
  const network = net.finish(net.add('dense', { units: 4 }, [dropped]));
  const dropping = createModel(network, { random: stream('drops') });
  expect(() => dropping.forward(images, { training: true })).toThrow(
    'training of "dropout" must be given streams of chance, but got none. Hand random to forward.',
  );
  dropping.forward(images, { training: false }).dispose();
  dropping.dispose();
});

test('weights survive a way through another model', () => {
  model.forward(images, { training: true }).dispose();
  const twin = createModel(tinyNetwork(), { weights: model.weights() });
  const [a, b] = [model, twin].map((one) => one.forward(images, { training: false }));
  expect(b!.dataSync()).toEqual(a!.dataSync());
  tf.dispose([a!, b!]);
  twin.dispose();
});

test('weights of another size are refused, and nothing leaks', () => {
  const weights = new Map(model.weights());
  weights.set('stem/kernel', new Float32Array(3));
  expect(() => createModel(tinyNetwork(), { weights })).toThrow(
    'weights must hold 216 values of "stem/kernel", but got 3.',
  );
});

test('the gradient of the whole network agrees with central differences', () => {
  const targets = tf.tidy(() => tf.oneHot(tf.tensor1d([0, 1, 2, 3, 0, 1], 'int32'), 4));
  const lossNow = () =>
    tf.tidy(() => crossEntropy(model.forward(images, { training: true }), targets as tf.Tensor2D));
  const { value, grads } = tf.variableGrads(lossNow, [...model.variables.values()]);
  const original = model.weights();
  const lossAt = (name: string, at: number, change: number): number => {
    const moved = new Map(original);
    moved.set(name, Float32Array.from(original.get(name)!));
    moved.get(name)![at]! += change;
    model.load(moved);
    const loss = lossNow();
    const found = loss.dataSync()[0]!;
    loss.dispose();
    return found;
  };
  const step = 4e-3;
  const probes = [
    ...['stem/kernel', 'stem_norm/gamma', 'expand/kernel', 'expand_norm/beta'],
    ...['depthwise/kernel', 'depthwise_norm/gamma', 'project/kernel', 'classifier/bias'],
  ];
  for (const name of probes) {
    const gradient = grads[model.variables.get(name)!.name]!.dataSync();
    const at = gradient.indexOf(Math.max(...gradient));
    const slope = (lossAt(name, at, step) - lossAt(name, at, -step)) / (2 * step);
    const error = Math.abs(slope - gradient[at]!) / (Math.abs(slope) + 1e-2);
    expect(error, name).toBeLessThan(0.05);
  }
  tf.dispose([value, grads, targets]);
});
