import { util, type TensorInfo } from '@tensorflow/tfjs-core';
import { modes } from '../kernel-arguments.ts';
import type { WasmKernel } from '../kernel.ts';

interface Call {
  inputs: { weight: TensorInfo; gradient: TensorInfo; velocity: TensorInfo };
  attrs: { learningRate: number; momentum: number; decay: number };
}

/**
 * One step of stochastic gradient descent with momentum: next weight and next velocity.
 *
 * Both are new tensors, because the backend caches packed weights by tensor.
 */
export const momentumStep: WasmKernel = {
  name: 'MomentumStep',
  create:
    ({ run, output }) =>
    (call) => {
      const { inputs, attrs } = call as unknown as Call;
      const count = util.sizeFromShape(inputs.weight.shape);
      const [weight, velocity] = [inputs.weight, inputs.velocity].map((from) => {
        const to = output(from.shape);
        const steps = { rows: 1, fromStep: count, toStep: count, count };
        run('copyChannels', { from, to, mode: modes.set, ...steps });
        return to;
      }) as [TensorInfo, TensorInfo];
      run('sgdStep', { weight, gradient: inputs.gradient, velocity, count, ...attrs });
      return [weight, velocity];
    },
};
