import { stream } from '@espalier/random';
import * as tf from '@tensorflow/tfjs-core';
import type { backend_util } from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { startBackend } from '../src/index.ts';
import { convolutionWindow } from '../src/kernel.ts';
import { eachProduct, randomValues, worstError, type Values } from './loops.ts';

beforeAll(async () => {
  await startBackend('wasm');
});

interface Case {
  readonly kernel: number | readonly [height: number, width: number];
  readonly stride: number;
  readonly pad: 'same' | 'valid' | backend_util.ExplicitPadding;
  readonly dilation: number;
}

const cases: Case[] = [1, 3, 5].flatMap((kernel) =>
  [
    { stride: 1, dilation: 1 },
    { stride: 2, dilation: 1 },
    { stride: 1, dilation: 2 },
  ].flatMap((step) => (['same', 'valid'] as const).map((pad) => ({ kernel, ...step, pad }))),
);

const zeros: backend_util.ExplicitPadding = [
  [0, 0],
  [2, 1],
  [0, 3],
  [0, 0],
];
const unevenCases: Case[] = [1, 2].flatMap((stride) => [
  { kernel: [1, 5], stride, pad: 'same', dilation: 1 },
  { kernel: [4, 2], stride, pad: 'valid', dilation: 1 },
  { kernel: [3, 2], stride, pad: zeros, dilation: 1 },
  { kernel: 1, stride, pad: zeros, dilation: 1 },
]);

function tensorOf({ data, shape }: Values): tf.Tensor {
  return tf.tensor(Float32Array.from(data), shape);
}

interface Gradients {
  readonly kernels: readonly [filter: string, input: string];
  readonly depthwise: boolean;
}

/** Worst errors of both gradient kernels of a kind of convolution against loops in float64. */
function errorsOf(
  { kernels, depthwise }: Gradients,
  { kernel, stride, pad, dilation }: Case,
  [channels, filters]: readonly [number, number],
): readonly [filter: number, input: number] {
  const random = stream('gradients', String(kernel), stride, String(pad), dilation, channels);
  const [height, width] = typeof kernel === 'number' ? [kernel, kernel] : kernel;
  const inputShape = [2, 9, 7 + dilation * 4, channels];
  const filterShape = [height, width, channels, filters];
  const attributes = { strides: stride, pad, dilations: dilation, dataFormat: 'NHWC' };
  const window = convolutionWindow(
    { input: inputShape, filter: filterShape, depthwise },
    attributes,
  );
  const x = randomValues(inputShape, random);
  const filter = randomValues(filterShape, random);
  const dy = randomValues(window.outShape, random);
  const filterGradient = new Float64Array(filter.data.length);
  const inputGradient = new Float64Array(x.data.length);
  eachProduct(window, depthwise, (at) => {
    filterGradient[at.filter]! += x.data[at.x]! * dy.data[at.y]!;
    inputGradient[at.x]! += filter.data[at.filter]! * dy.data[at.y]!;
  });
  return tf.tidy(() => {
    const run = (name: string, inputs: tf.NamedTensorMap, extra: object) =>
      tf
        .engine()
        .runKernel<tf.Tensor>(name, inputs, { ...attributes, ...extra })
        .dataSync();
    const given = { x: tensorOf(x), filter: tensorOf(filter), dy: tensorOf(dy) };
    const foundFilter = run(kernels[0], { x: given.x, dy: given.dy }, { filterShape });
    const foundInput = run(kernels[1], { dy: given.dy, filter: given.filter }, { inputShape });
    return [
      worstError(foundFilter, filterGradient),
      worstError(foundInput, inputGradient),
    ] as const;
  });
}

const dense: Gradients = {
  kernels: ['Conv2DBackpropFilter', 'Conv2DBackpropInput'],
  depthwise: false,
};
const depthwise: Gradients = {
  kernels: ['DepthwiseConv2dNativeBackpropFilter', 'DepthwiseConv2dNativeBackpropInput'],
  depthwise: true,
};
const tolerance = 1e-5;

test.each([...cases, ...unevenCases])(
  'convolution gradients agree with float64 loops: kernel $kernel, stride $stride, $pad, dilation $dilation',
  (given) => {
    const extents = [
      [3, 8],
      [5, 17],
      [8, 5],
      [17, 24],
    ] as const;
    const errors = extents.flatMap((channels) => errorsOf(dense, given, channels));
    expect(Math.max(...errors)).toBeLessThan(tolerance);
  },
);

test.each([...cases, ...unevenCases])(
  'depthwise gradients agree with float64 loops: kernel $kernel, stride $stride, $pad, dilation $dilation',
  (given) => {
    const extents = [3, 5, 8, 17, 24].map((channels) => [channels, 1] as const);
    const errors = extents.flatMap((channels) => errorsOf(depthwise, given, channels));
    expect(Math.max(...errors)).toBeLessThan(tolerance);
  },
);

test('a depthwise filter with a channel multiplier is refused by name', () => {
  const given = { kernel: 3, stride: 1, pad: 'same', dilation: 1 } as const;
  expect(() => errorsOf(depthwise, given, [4, 2])).toThrow(
    'channel multiplier of a trained depthwise convolution must be 1, but got 2',
  );
});

test('a dilated filter with a stride has gradients', () => {
  const given = { kernel: 3, stride: 2, pad: 'same', dilation: 2 } as const;
  expect(Math.max(...errorsOf(dense, given, [4, 4]))).toBeLessThan(tolerance);
});

test('no gradient kernel leaves a tensor behind', () => {
  const before = tf.memory().numTensors;
  for (const given of cases) {
    errorsOf(dense, given, [4, 8]);
    errorsOf(depthwise, given, [4, 1]);
  }
  expect(tf.memory().numTensors).toBe(before);
});
