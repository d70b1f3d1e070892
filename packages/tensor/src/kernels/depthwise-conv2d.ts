import type { TensorInfo } from '@tensorflow/tfjs-core';
import { convolutionWindow, type ConvolutionAttributes, type WasmKernel } from '../kernel.ts';

interface Call {
  inputs: { x: TensorInfo; filter: TensorInfo };
  attrs: ConvolutionAttributes;
}

/** Depthwise convolution; one with a channel multiplier stays with the backend. */
export const depthwiseConv2d: WasmKernel = {
  name: 'DepthwiseConv2dNative',
  create({ code, pointer, output, geometry, stock }) {
    const ofBackend = stock('DepthwiseConv2dNative');
    return (call) => {
      const { inputs, attrs } = call as unknown as Call;
      const { x, filter } = inputs;
      if (filter.shape[3] !== 1) return ofBackend(call);
      const shapes = { input: x.shape, filter: filter.shape, depthwise: true };
      const window = convolutionWindow(shapes, attrs);
      const y = output(window.outShape);
      code.depthwiseConvolution(pointer(x), pointer(filter), pointer(y), geometry(window), 0);
      return y;
    };
  },
};
