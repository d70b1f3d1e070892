import { util, type TensorInfo } from '@tensorflow/tfjs-core';
import type { WasmKernel } from '../kernel.ts';

interface Call {
  inputs: { x: TensorInfo; dy: TensorInfo };
  attrs: { limit: number };
}

/** Gradient of relu (limit Infinity) and relu6 (limit 6) in one pass. */
export const reluGradient: WasmKernel = {
  name: 'ReluGradient',
  create:
    ({ code, pointer, output }) =>
    (call) => {
      const { inputs, attrs } = call as unknown as Call;
      const { x, dy } = inputs;
      const dx = output(x.shape);
      const count = util.sizeFromShape(x.shape);
      code.reluGradient(pointer(x), pointer(dy), pointer(dx), count, attrs.limit);
      return dx;
    },
};
