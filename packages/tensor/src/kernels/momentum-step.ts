import { util, type TensorInfo } from '@tensorflow/tfjs-core';
import type { WasmKernel } from '../kernel.ts';

interface Call {
  inputs: { weight: TensorInfo; gradient: TensorInfo; velocity: TensorInfo };
  attrs: { learningRate: number; momentum: number; decay: number };
}

/** One step of stochastic gradient descent with momentum: next weight and next velocity. */
export const momentumStep: WasmKernel = {
  name: 'MomentumStep',
  create:
    ({ code, pointer, output }) =>
    (call) => {
      const { inputs, attrs } = call as unknown as Call;
      const { weight, gradient, velocity } = inputs;
      const next = [output(weight.shape), output(weight.shape)];
      const places = [weight, gradient, velocity, ...next].map(pointer);
      const count = util.sizeFromShape(weight.shape);
      code.momentumStep(...places, count, attrs.learningRate, attrs.momentum, attrs.decay);
      return next;
    },
};
