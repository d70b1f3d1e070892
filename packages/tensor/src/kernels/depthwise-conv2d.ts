import type { TensorInfo } from '@tensorflow/tfjs-core';
import { convolutionWindow, type ConvolutionAttributes, type WasmKernel } from '../kernel.ts';
import { runConvolution } from '../run-convolution.ts';

interface Call {
  inputs: { x: TensorInfo; filter: TensorInfo };
  attrs: ConvolutionAttributes;
}

/** Depthwise convolution; one with a channel multiplier stays with the backend. */
export const depthwiseConv2d: WasmKernel = {
  name: 'DepthwiseConv2dNative',
  create(context) {
    const ofBackend = context.stock('DepthwiseConv2dNative');
    return (call) => {
      const { inputs, attrs } = call as unknown as Call;
      const { x, filter } = inputs;
      if (filter.shape[3] !== 1) return ofBackend(call);
      const shapes = { input: x.shape, filter: filter.shape, depthwise: true };
      const window = convolutionWindow(shapes, attrs);
      const y = context.output(window.outShape);
      runConvolution(context, ['depthwiseForward', window], { x, filter, y });
      return y;
    };
  },
};
