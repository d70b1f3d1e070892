import type { TensorInfo } from '@tensorflow/tfjs-core';
import {
  convolutionWindow,
  turnedWindow,
  type ConvolutionAttributes,
  type WasmKernel,
} from '../kernel.ts';
import { oneFilterEach } from '../one-filter-each.ts';

interface Call {
  inputs: { dy: TensorInfo; filter: TensorInfo };
  attrs: ConvolutionAttributes & { inputShape: number[] };
}

/**
 * Gradient of a depthwise convolution with respect to its input, which the wasm backend lacks.
 *
 * With stride 1 it is the convolution of dy with the filter turned by half a turn.
 */
export const depthwiseBackpropInput: WasmKernel = {
  name: 'DepthwiseConv2dNativeBackpropInput',
  create:
    ({ code, pointer, output, geometry }) =>
    (call) => {
      const { inputs, attrs } = call as unknown as Call;
      const { dy, filter } = inputs;
      oneFilterEach(filter.shape);
      const shapes = { input: attrs.inputShape, filter: filter.shape, depthwise: true };
      const window = convolutionWindow(shapes, attrs);
      const back = turnedWindow(window);
      const dx = output(attrs.inputShape);
      const places = [pointer(dy), pointer(filter), pointer(dx)];
      if (back === null) code.depthwiseInputGradient(...places, geometry(window));
      else code.depthwiseConvolution(...places, geometry(back), 1);
      return dx;
    },
};
