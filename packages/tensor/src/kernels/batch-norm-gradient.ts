import { util, type TensorInfo } from '@tensorflow/tfjs-core';
import { bounds, type ActivationName } from '../bounds.ts';
import type { WasmKernel } from '../kernel.ts';

type Operand = 'x' | 'dy' | 'mean' | 'variance' | 'gamma' | 'beta';

interface Call {
  inputs: Record<Operand, TensorInfo>;
  attrs: { epsilon: number; activation: ActivationName };
}

/** Gradient of `BatchNormTraining`: dx, dGamma and dBeta. */
export const batchNormGradient: WasmKernel = {
  name: 'BatchNormGradient',
  create:
    ({ code, pointer, output }) =>
    (call) => {
      const { inputs, attrs } = call as unknown as Call;
      const { x, dy, mean, variance, gamma, beta } = inputs;
      const channels = x.shape.at(-1)!;
      const rows = util.sizeFromShape(x.shape) / channels;
      const [dx, dGamma, dBeta] = [output(x.shape), output([channels]), output([channels])];
      const images = [x, dy, dx].map(pointer);
      const vectors = [mean, variance, gamma, beta, dGamma, dBeta].map(pointer);
      const range = bounds[attrs.activation];
      code.batchNormGradient(...images, rows, channels, ...vectors, attrs.epsilon, ...range);
      return [dx, dGamma, dBeta];
    },
};
