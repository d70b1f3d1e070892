import type * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { activate, activationSchema } from '../activation.ts';
import { GraphError } from '../graph-error.ts';
import type { Shape } from '../network.ts';
import { defineOperator, type ParameterSpec, type Runtime } from '../operator.ts';
import { formatShape } from '../shape.ts';
import { strided } from '../same-padding.ts';

const schema = z.strictObject({
  filters: z.int().positive().describe('Output channels'),
  kernel: z.int().positive().describe('Extent of the square window'),
  stride: z.int().positive().default(1),
  groups: z.int().positive().default(1).describe('Group g of the filters sees only group g'),
  bias: z.boolean().default(false),
  activation: activationSchema.default('none'),
});
type ConvAttributes = z.infer<typeof schema>;

function outputShape([x]: readonly Shape[], { filters, groups, stride }: ConvAttributes): Shape {
  if (x!.channels % groups !== 0 || filters % groups !== 0) {
    throw new GraphError(
      `channels and filters of conv must be multiples of its groups, but got input ${formatShape(x!)}, ` +
        `${filters} filters and ${groups} groups. Round the channels or use groups 1.`,
    );
  }
  return { ...strided(x!, stride), channels: filters };
}

function parameters(
  [x]: readonly Shape[],
  { filters, kernel, groups, bias }: ConvAttributes,
): ParameterSpec[] {
  const depth = x!.channels / groups;
  const kernelSpec: ParameterSpec = {
    name: 'kernel',
    shape: [kernel, kernel, depth, filters],
    initializer: { kind: 'he-normal', fanIn: kernel * kernel * depth },
    trainable: true,
    decay: true,
    ...(groups === 1 ? { inputAxis: 2 } : {}),
    outputAxis: 3,
  };
  if (!bias) return [kernelSpec];
  const initializer = { kind: 'constant', value: 0 } as const;
  const biasSpec = { name: 'bias', shape: [filters], initializer, trainable: true, decay: false };
  return [kernelSpec, { ...biasSpec, outputAxis: 0 }];
}

interface Convolution {
  readonly x: tf.Tensor4D;
  readonly kernel: tf.Tensor4D;
  readonly groups: number;
  readonly stride: number;
}

function convolve({ tf: tfjs }: Runtime, { x, kernel, groups, stride }: Convolution): tf.Tensor4D {
  if (groups === 1) return tfjs.conv2d(x, kernel, stride, 'same');
  const kernels = tfjs.split<tf.Tensor4D>(kernel, groups, 3);
  const parts = tfjs.split<tf.Tensor4D>(x, groups, 3);
  return tfjs.concat4d(
    parts.map((part, group) => tfjs.conv2d(part, kernels[group]!, stride, 'same')),
    3,
  );
}

/**
 * Convolution with SAME padding, optionally grouped, biased and activated.
 *
 * y[h, w, f] = activation(sum over i, j, c of x[h * stride + i - before, w * stride + j - before, c] * kernel[i, j, c, f] + bias[f])
 *
 * Shapes: input [height, width, channels]; kernel [kernel, kernel, channels / groups, filters];
 * output [ceil(height / stride), ceil(width / stride), filters]. With groups, filter f of
 * group g = floor(f * groups / filters) sees only the channels of group g.
 * macs = output height * output width * filters * kernel^2 * channels / groups; a bias adds none.
 */
export const conv = defineOperator({
  name: 'conv',
  summary: 'convolution, SAME padding',
  schema,
  arity: [1, 1],
  channels: 'free',
  fixedBecause: ({ groups }) =>
    groups === 1 ? null : 'a grouped convolution assigns channels to groups by position',
  withFilters: (attributes, filters) => ({ ...attributes, filters }),
  outputShape,
  parameters,
  macs([x], { filters, kernel, stride, groups }) {
    const { height, width } = strided(x!, stride);
    return (height * width * filters * kernel * kernel * x!.channels) / groups;
  },
  build(runtime, { inputs, attributes, parameters: values }) {
    const { groups, stride, activation } = attributes;
    const kernel = values['kernel'] as tf.Tensor4D;
    const y = convolve(runtime, { x: inputs[0]!, kernel, groups, stride });
    const bias = values['bias'];
    return activate(runtime.tf, bias === undefined ? y : runtime.tf.add(y, bias), activation);
  },
});
