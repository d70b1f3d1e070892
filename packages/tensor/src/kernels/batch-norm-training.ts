import { util, type TensorInfo } from '@tensorflow/tfjs-core';
import { bounds, type ActivationName } from '../bounds.ts';
import type { WasmKernel } from '../kernel.ts';

interface Call {
  inputs: { x: TensorInfo; gamma: TensorInfo; beta: TensorInfo };
  attrs: { epsilon: number; activation: ActivationName };
}

/**
 * Batch normalization with the batch's own statistics, then an activation.
 *
 * Outputs: y of the shape of x, mean [channels], variance [channels] (divided by the count).
 */
export const batchNormTraining: WasmKernel = {
  name: 'BatchNormTraining',
  create:
    ({ code, pointer, output }) =>
    (call) => {
      const { inputs, attrs } = call as unknown as Call;
      const { x, gamma, beta } = inputs;
      const channels = x.shape.at(-1)!;
      const rows = util.sizeFromShape(x.shape) / channels;
      const [y, mean, variance] = [output(x.shape), output([channels]), output([channels])];
      const places = [mean, variance, gamma, beta].map(pointer);
      code.batchStatistics(pointer(x), rows, channels, places[0]!, places[1]!);
      const range = bounds[attrs.activation];
      code.normalize(pointer(x), pointer(y), rows, channels, ...places, attrs.epsilon, ...range);
      return [y, mean, variance];
    },
};
