import type { TensorInfo } from '@tensorflow/tfjs-core';
import { convolutionWindow, type ConvolutionAttributes, type WasmKernel } from '../kernel.ts';
import { runConvolution } from '../run-convolution.ts';

interface Call {
  inputs: { x: TensorInfo; filter: TensorInfo };
  attrs: ConvolutionAttributes;
}

/** Convolution by the kernel of this package. */
export const conv2d: WasmKernel = {
  name: 'Conv2D',
  create: (context) => (call) => {
    const { inputs, attrs } = call as unknown as Call;
    const { x, filter } = inputs;
    const shapes = { input: x.shape, filter: filter.shape, depthwise: false };
    const window = convolutionWindow(shapes, attrs);
    const y = context.output(window.outShape);
    runConvolution(context, ['convolutionForward', window], { x, filter, y });
    return y;
  },
};
