import type { TensorInfo } from '@tensorflow/tfjs-core';
import { activationCodes, modes } from '../kernel-arguments.ts';
import { valuesOf, type WasmKernel } from '../kernel.ts';

const activation = activationCodes.hardSwish;

/** Gradient of `HardSwish` in one pass. */
export const hardSwishGradient: WasmKernel = {
  name: 'HardSwishGradient',
  create:
    ({ run, output }) =>
    (call) => {
      const { x, dy } = call.inputs as { x: TensorInfo; dy: TensorInfo };
      const dx = output(x.shape);
      run('activateBackward', { dy, x, dx, activation, mode: modes.set, ...valuesOf(x) });
      return dx;
    },
};
