import type { TensorInfo } from '@tensorflow/tfjs-core';
import { activationCodes, modes } from '../kernel-arguments.ts';
import { valuesOf, type WasmKernel } from '../kernel.ts';

const activation = activationCodes.swish;

/** x * sigmoid(x) in one pass. */
export const swish: WasmKernel = {
  name: 'Swish',
  create:
    ({ run, output }) =>
    (call) => {
      const { x } = call.inputs as { x: TensorInfo };
      const y = output(x.shape);
      run('activateForward', { x, y, activation, mode: modes.set, ...valuesOf(x) });
      return y;
    },
};
