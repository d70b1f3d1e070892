import type { TensorInfo } from '@tensorflow/tfjs-core';
import {
  convolutionWindow,
  isPointwise,
  type ConvolutionAttributes,
  type WasmKernel,
} from '../kernel.ts';
import { pointwiseConvolution } from '../pointwise.ts';

interface Call {
  inputs: { x: TensorInfo; filter: TensorInfo };
  attrs: ConvolutionAttributes;
}

/** Convolution: a 1x1 filter is a product of matrices; any other stays with the backend. */
export const conv2d: WasmKernel = {
  name: 'Conv2D',
  create(context) {
    const ofBackend = context.stock('Conv2D');
    return (call) => {
      const { inputs, attrs } = call as unknown as Call;
      const { x, filter } = inputs;
      const shapes = { input: x.shape, filter: filter.shape, depthwise: false };
      const window = convolutionWindow(shapes, attrs);
      return isPointwise(window) ? pointwiseConvolution(context, inputs) : ofBackend(call);
    };
  },
};
