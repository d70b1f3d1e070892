import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { WasmKernel } from '../kernel.ts';

/** The tensor itself; the backend's own copies all values at every save for the gradient. */
export const identity: WasmKernel = {
  name: 'Identity',
  create:
    ({ share }) =>
    (call) =>
      share((call.inputs as { x: TensorInfo }).x),
};
