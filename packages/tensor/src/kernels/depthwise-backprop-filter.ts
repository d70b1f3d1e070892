import type { TensorInfo } from '@tensorflow/tfjs-core';
import { convolutionWindow, type ConvolutionAttributes, type WasmKernel } from '../kernel.ts';
import { oneFilterEach } from '../one-filter-each.ts';

interface Call {
  inputs: { x: TensorInfo; dy: TensorInfo };
  attrs: ConvolutionAttributes & { filterShape: number[] };
}

/** Gradient of a depthwise convolution with respect to its filter, which the wasm backend lacks. */
export const depthwiseBackpropFilter: WasmKernel = {
  name: 'DepthwiseConv2dNativeBackpropFilter',
  create:
    ({ code, pointer, output, geometry }) =>
    (call) => {
      const { inputs, attrs } = call as unknown as Call;
      const { x, dy } = inputs;
      oneFilterEach(attrs.filterShape);
      const shapes = { input: x.shape, filter: attrs.filterShape, depthwise: true };
      const window = convolutionWindow(shapes, attrs);
      const dw = output(attrs.filterShape);
      code.depthwiseFilterGradient(pointer(x), pointer(dy), pointer(dw), geometry(window));
      return dw;
    },
};
