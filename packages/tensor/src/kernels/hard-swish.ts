import type { TensorInfo } from '@tensorflow/tfjs-core';
import { activationCodes, modes } from '../kernel-arguments.ts';
import { valuesOf, type WasmKernel } from '../kernel.ts';

const activation = activationCodes.hardSwish;

/** x * relu6(x + 3) / 6 in one pass. */
export const hardSwish: WasmKernel = {
  name: 'HardSwish',
  create:
    ({ run, output }) =>
    (call) => {
      const { x } = call.inputs as { x: TensorInfo };
      const y = output(x.shape);
      run('activateForward', { x, y, activation, mode: modes.set, ...valuesOf(x) });
      return y;
    },
};
