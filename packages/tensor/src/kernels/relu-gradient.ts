import type { TensorInfo } from '@tensorflow/tfjs-core';
import { activationCodes, modes } from '../kernel-arguments.ts';
import { valuesOf, type WasmKernel } from '../kernel.ts';

interface Call {
  inputs: { x: TensorInfo; dy: TensorInfo };
  attrs: { limit: number };
}

/** Gradient of relu (limit Infinity) and relu6 (limit 6) in one pass. */
export const reluGradient: WasmKernel = {
  name: 'ReluGradient',
  create:
    ({ run, output }) =>
    (call) => {
      const { inputs, attrs } = call as unknown as Call;
      const { x, dy } = inputs;
      const dx = output(x.shape);
      const activation = attrs.limit === 6 ? activationCodes.relu6 : activationCodes.relu;
      run('activateBackward', { dy, x, dx, activation, mode: modes.set, ...valuesOf(x) });
      return dx;
    },
};
