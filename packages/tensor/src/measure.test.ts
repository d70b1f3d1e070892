import { graph } from '@espalier/network';
import { stream } from '@espalier/random';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { tinyInfo, tinySplit } from '../tests/tiny-data.ts';
import { startBackend } from './backend.ts';
import { measure } from './measure.ts';
import { createModel } from './model.ts';

beforeAll(async () => {
  await startBackend('wasm');
});

test('accuracy, loss and logits are those of the classifier, whatever the batch size', () => {
  const net = graph('bias-only');
  const pooled = net.add('globalAveragePool', {}, [
    net.input({ height: 8, width: 8, channels: 3 }),
  ]);
  const network = net.finish(net.add('dense', { units: 4 }, [pooled], 'dense'));
  const bias = Float32Array.from([0, 1, 3, 2]);
  const weights = new Map([
    ['dense/kernel', new Float32Array(12)],
    ['dense/bias', bias],
  ]);
  const model = createModel(network, { weights });
  const split = tinySplit(11, stream('measure'));
  const before = tf.memory().numTensors;
  const { accuracy, loss, logits } = measure(model, split, tinyInfo);
  expect(tf.memory().numTensors).toBe(before);
  const logSum = Math.log(1 + Math.E + Math.E ** 3 + Math.E ** 2);
  const labels = [...split.labels];
  expect(accuracy).toBeCloseTo(labels.filter((label) => label === 2).length / 11);
  expect(loss).toBeCloseTo(labels.reduce((sum, label) => sum + logSum - bias[label]!, 0) / 11, 5);
  expect(logits).toHaveLength(44);
  model.dispose();
});
