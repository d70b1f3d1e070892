import { backend_util, type TensorInfo } from '@tensorflow/tfjs-core';
import { modes } from '../kernel-arguments.ts';
import { geometryOf, type ConvolutionAttributes, type WasmKernel } from '../kernel.ts';

interface Call {
  inputs: { dy: TensorInfo; input: TensorInfo; output: TensorInfo };
  attrs: ConvolutionAttributes & { filterSize: number | [number, number] };
}

/**
 * Gradient of maximum pooling; of equal values the first takes it.
 *
 * The backend's own is fifty times slower than the pooling, and wrong where a window reaches into
 * padding of minus infinity.
 */
export const maxPoolGradient: WasmKernel = {
  name: 'MaxPoolGrad',
  create:
    ({ run, output: newTensor }) =>
    (call) => {
      const { inputs, attrs } = call as unknown as Call;
      const { dy, input, output } = inputs;
      const window = backend_util.computePool2DInfo(
        input.shape as [number, number, number, number],
        attrs.filterSize,
        attrs.strides,
        1,
        attrs.pad,
        attrs.dimRoundingMode,
      );
      const dx = newTensor(input.shape);
      const operands = { x: input, y: output, dy, dx, mode: modes.set };
      run('maxPoolBackward', { ...operands, ...geometryOf(window) });
      return dx;
    },
};
