import type { TensorInfo } from '@tensorflow/tfjs-core';
import { modes } from '../kernel-arguments.ts';
import { convolutionWindow, type ConvolutionAttributes, type WasmKernel } from '../kernel.ts';
import { runConvolution } from '../run-convolution.ts';

interface Call {
  inputs: { x: TensorInfo; dy: TensorInfo };
  attrs: ConvolutionAttributes & { filterShape: number[] };
}

/** Gradient of a convolution with respect to its filter, which the wasm backend lacks. */
export const conv2dBackpropFilter: WasmKernel = {
  name: 'Conv2DBackpropFilter',
  create: (context) => (call) => {
    const { inputs, attrs } = call as unknown as Call;
    const { x, dy } = inputs;
    const shapes = { input: x.shape, filter: attrs.filterShape, depthwise: false };
    const window = convolutionWindow(shapes, attrs);
    const dFilter = context.output(attrs.filterShape);
    context.view(dFilter).fill(0);
    runConvolution(context, ['convolutionBackward', window], { x, dy, dFilter, mode: modes.skip });
    return dFilter;
  },
};
