import type { TensorInfo } from '@tensorflow/tfjs-core';
import {
  convolutionWindow,
  isPointwise,
  type ConvolutionAttributes,
  type WasmKernel,
} from '../kernel.ts';

interface Call {
  inputs: { x: TensorInfo; dy: TensorInfo };
  attrs: ConvolutionAttributes & { filterShape: number[] };
}

/**
 * Gradient of a convolution with respect to its filter, which the wasm backend lacks.
 *
 * A 1x1 filter is one product of matrices, x^T * dy; any other is a sum of such products, one for
 * every row of the image and place in the filter.
 */
export const conv2dBackpropFilter: WasmKernel = {
  name: 'Conv2DBackpropFilter',
  create:
    ({ code, pointer, output, geometry }) =>
    (call) => {
      const { inputs, attrs } = call as unknown as Call;
      const { x, dy } = inputs;
      const shapes = { input: x.shape, filter: attrs.filterShape, depthwise: false };
      const window = convolutionWindow(shapes, attrs);
      const dw = output(attrs.filterShape);
      const places = [pointer(x), pointer(dy), pointer(dw)];
      if (isPointwise(window)) {
        const rows = window.batchSize * window.outHeight * window.outWidth;
        code.productOfTransposed(...places, rows, window.inChannels, window.outChannels);
      } else {
        code.convolutionFilterGradient(...places, geometry(window));
      }
      return dw;
    },
};
