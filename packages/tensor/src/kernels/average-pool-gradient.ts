import { backend_util, type TensorInfo } from '@tensorflow/tfjs-core';
import { modes } from '../kernel-arguments.ts';
import { geometryOf, type ConvolutionAttributes, type WasmKernel } from '../kernel.ts';

interface Call {
  inputs: { dy: TensorInfo; input: TensorInfo };
  attrs: ConvolutionAttributes & { filterSize: number | [number, number] };
}

/**
 * Gradient of average pooling, padding not counted.
 *
 * The backend's own divides by the whole window even where part of it is padding, although its
 * forward pass does not.
 */
export const averagePoolGradient: WasmKernel = {
  name: 'AvgPoolGrad',
  create:
    ({ run, output }) =>
    (call) => {
      const { inputs, attrs } = call as unknown as Call;
      const { dy, input } = inputs;
      const window = backend_util.computePool2DInfo(
        input.shape as [number, number, number, number],
        attrs.filterSize,
        attrs.strides,
        1,
        attrs.pad,
        attrs.dimRoundingMode,
      );
      const dx = output(input.shape);
      run('averagePoolBackward', { dy, dx, mode: modes.set, ...geometryOf(window) });
      return dx;
    },
};
