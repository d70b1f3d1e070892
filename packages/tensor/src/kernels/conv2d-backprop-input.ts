import type { TensorInfo } from '@tensorflow/tfjs-core';
import { modes } from '../kernel-arguments.ts';
import { convolutionWindow, type ConvolutionAttributes, type WasmKernel } from '../kernel.ts';
import { runConvolution } from '../run-convolution.ts';

interface Call {
  inputs: { dy: TensorInfo; filter: TensorInfo };
  attrs: ConvolutionAttributes & { inputShape: [number, number, number, number] };
}

/** Gradient of a convolution with respect to its input; the backend's own ignores dilation. */
export const conv2dBackpropInput: WasmKernel = {
  name: 'Conv2DBackpropInput',
  create: (context) => (call) => {
    const { inputs, attrs } = call as unknown as Call;
    const { dy, filter } = inputs;
    const shapes = { input: attrs.inputShape, filter: filter.shape, depthwise: false };
    const window = convolutionWindow(shapes, attrs);
    const dx = context.output(attrs.inputShape);
    runConvolution(context, ['convolutionBackward', window], { dy, filter, dx, mode: modes.set });
    return dx;
  },
};
