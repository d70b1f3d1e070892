import type { TensorInfo } from '@tensorflow/tfjs-core';
import { modes } from '../kernel-arguments.ts';
import { convolutionWindow, type ConvolutionAttributes, type WasmKernel } from '../kernel.ts';
import { oneFilterEach } from '../one-filter-each.ts';
import { runConvolution } from '../run-convolution.ts';

interface Call {
  inputs: { dy: TensorInfo; filter: TensorInfo };
  attrs: ConvolutionAttributes & { inputShape: number[] };
}

/** Gradient of a depthwise convolution with respect to its input, which the wasm backend lacks. */
export const depthwiseBackpropInput: WasmKernel = {
  name: 'DepthwiseConv2dNativeBackpropInput',
  create: (context) => (call) => {
    const { inputs, attrs } = call as unknown as Call;
    const { dy, filter } = inputs;
    oneFilterEach(filter.shape);
    const shapes = { input: attrs.inputShape, filter: filter.shape, depthwise: true };
    const window = convolutionWindow(shapes, attrs);
    const dx = context.output(attrs.inputShape);
    runConvolution(context, ['depthwiseBackward', window], { dy, filter, dx, mode: modes.set });
    return dx;
  },
};
