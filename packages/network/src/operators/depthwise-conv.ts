import type * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { activate, activationSchema } from '../activation.ts';
import type { Shape } from '../network.ts';
import { defineOperator, type ParameterSpec } from '../operator.ts';
import { strided } from '../same-padding.ts';

const schema = z.strictObject({
  kernel: z.int().positive().describe('Extent of the square window'),
  stride: z.int().positive().default(1),
  bias: z.boolean().default(false),
  activation: activationSchema.default('none'),
});

function parameters(
  [x]: readonly Shape[],
  { kernel, bias }: z.infer<typeof schema>,
): ParameterSpec[] {
  const kernelSpec: ParameterSpec = {
    name: 'kernel',
    shape: [kernel, kernel, x!.channels, 1],
    initializer: { kind: 'he-normal', fanIn: kernel * kernel },
    trainable: true,
    decay: true,
    inputAxis: 2,
    outputAxis: 2,
  };
  if (!bias) return [kernelSpec];
  const initializer = { kind: 'constant', value: 0 } as const;
  const shape = [x!.channels];
  const biasSpec = { name: 'bias', shape, initializer, trainable: true, decay: false };
  return [kernelSpec, { ...biasSpec, inputAxis: 0, outputAxis: 0 }];
}

/**
 * Convolution of every channel with its own filter, SAME padding.
 *
 * y[h, w, c] = activation(sum over i, j of x[h * stride + i - before, w * stride + j - before, c] * kernel[i, j, c, 0] + bias[c])
 *
 * Shapes: input [height, width, channels]; kernel [kernel, kernel, channels, 1];
 * output [ceil(height / stride), ceil(width / stride), channels].
 * macs = output height * output width * channels * kernel^2; a bias adds none.
 */
export const depthwiseConv = defineOperator({
  name: 'depthwiseConv',
  summary: 'convolution of each channel on its own, SAME padding',
  schema,
  arity: [1, 1],
  channels: 'same',
  outputShape: ([x], { stride }) => strided(x!, stride),
  parameters,
  macs([x], { kernel, stride }) {
    const { height, width } = strided(x!, stride);
    return height * width * x!.channels * kernel * kernel;
  },
  build({ tf: tfjs }, { inputs, attributes, parameters: values }) {
    const kernel = values['kernel'] as tf.Tensor4D;
    const y = tfjs.depthwiseConv2d(inputs[0]!, kernel, attributes.stride, 'same');
    const bias = values['bias'];
    return activate(tfjs, bias === undefined ? y : tfjs.add(y, bias), attributes.activation);
  },
});
