import { expect, it } from 'vitest';
import { runOperator } from '../../tests/run-network.ts';
import { depthwiseConv } from './depthwise-conv.ts';

const image = { height: 5, width: 7, channels: 4 };
const attributes = depthwiseConv.schema.parse({ kernel: 3, stride: 2, bias: true });

it('multiplies output positions, channels and window', () => {
  expect(depthwiseConv.macs([image], attributes)).toBe(3 * 4 * 4 * 3 * 3);
});

it('has one filter for each channel', () => {
  const specs = depthwiseConv.parameters([image], attributes);
  expect(specs.map(({ name, shape }) => [name, shape])).toEqual([
    ['kernel', [3, 3, 4, 1]],
    ['bias', [4]],
  ]);
});

it('ties input and output channels on one axis', () => {
  const [kernel] = depthwiseConv.parameters([image], attributes);
  expect(kernel).toMatchObject({ inputAxis: 2, outputAxis: 2 });
});

it('keeps channels apart, adds the bias and activates', () => {
  const { shape, values } = runOperator({
    operator: depthwiseConv,
    attributes: { kernel: 3, stride: 2, bias: true, activation: 'relu' },
    inputs: [
      [
        [
          [1, 1],
          [2, 1],
        ],
        [
          [3, 1],
          [4, 1],
        ],
      ],
    ],
    // The window at stride 2 of a 2x2 image starts inside it: TensorFlow pads only at the end.
    parameters: {
      kernel: [1, 1, 1, -1, 0, 0, 1, 1, 1, -1, 0, 0, 0, 0, 0, 0, 0, 0],
      bias: [0.5, -0.25],
    },
  });
  expect(shape).toEqual([1, 1, 1, 2]);
  expect(values).toEqual([1 + 2 + 3 + 4 + 0.5, 0]);
});
