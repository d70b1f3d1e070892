import { graph, operators, analyze, type OperatorName } from '@espalier/network';
import { stream } from '@espalier/random';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { createModel, startBackend } from '../src/index.ts';

beforeAll(async () => {
  await startBackend('wasm');
});

/** Attributes under which each operator is tried on a 7x6x8 input (1x1x8 for vectors). */
const examples: Readonly<Record<string, readonly object[]>> = {
  input: [],
  conv: [
    { filters: 5, kernel: 3, stride: 2, bias: true, activation: 'relu6' },
    { filters: 6, kernel: 1, groups: 2 },
  ],
  depthwiseConv: [{ kernel: 5, stride: 2, bias: true }],
  batchNorm: [{ activation: 'relu' }],
  relu: [{}],
  add: [{}],
  averagePool: [{ kernel: 3, stride: 2 }],
  globalAveragePool: [{}],
  dense: [{ units: 3 }],
  channelShuffle: [{ groups: 4 }],
  identity: [{}],
  zero: [{}, { stride: 2 }],
};

test('every operator of the list is tried here', () => {
  expect(Object.keys(examples).sort()).toEqual(Object.keys(operators).sort());
});

const trials = Object.entries(examples).flatMap(([name, list]) =>
  list.map((attributes) => ({ name: name as OperatorName, attributes })),
);

test.each(trials)(
  '$name $attributes computes the shape it says, is differentiable and leaves nothing behind',
  ({ name, attributes }) => {
    const before = tf.memory().numTensors;
    const extent = name === 'dense' ? ([1, 1] as const) : ([7, 6] as const);
    const net = graph('law');
    const shape = { height: extent[0], width: extent[1], channels: 8 };
    const input = net.add('conv', { filters: 8, kernel: 1 }, [net.input(shape)], 'before');
    const inputs = operators[name].arity[0] === 2 ? [input, input] : [input];
    const output = net.add(name, attributes, inputs, 'tried');
    const pooled = net.add('globalAveragePool', {}, [output]);
    const network = net.finish(pooled);
    const model = createModel(network, { random: stream('law', name) });
    const images = tf.tidy(() =>
      tf.randomNormal<tf.Rank.R4>([3, ...extent, 8], 0, 1, 'float32', 3),
    );
    const expected = analyze(network).nodes.get(output)!;
    const found = model.outputs(images, [output]).get(output)!;
    expect(found.shape).toEqual([
      3,
      expected.shape.height,
      expected.shape.width,
      expected.shape.channels,
    ]);
    for (const { name: parameter, shape: extents } of expected.parameters) {
      expect(model.weights().get(`tried/${parameter}`)).toHaveLength(
        extents.reduce((a, b) => a * b),
      );
    }
    const { value, grads } = tf.variableGrads(
      () => tf.tidy(() => tf.sum(tf.square(model.forward(images, { training: true })))),
      [...model.variables.values()],
    );
    expect(Object.keys(grads)).toHaveLength(model.variables.size);
    tf.dispose([value, grads, images, found]);
    model.dispose();
    expect(tf.memory().numTensors).toBe(before);
  },
);
