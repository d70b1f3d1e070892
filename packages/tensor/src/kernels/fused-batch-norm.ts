import { util, type TensorInfo } from '@tensorflow/tfjs-core';
import type { WasmKernel } from '../kernel.ts';
import { normalized } from '../normalized.ts';

interface Call {
  inputs: Record<'x' | 'mean' | 'variance', TensorInfo> & {
    offset?: TensorInfo;
    scale?: TensorInfo;
  };
  attrs: { varianceEpsilon: number };
}

/** Normalization with given statistics; the backend's own takes one value at a time. */
export const fusedBatchNorm: WasmKernel = {
  name: 'FusedBatchNorm',
  create(context) {
    const ofBackend = context.stock('FusedBatchNorm');
    return (call) => {
      const { inputs, attrs } = call as unknown as Call;
      const { x, mean, variance, offset: beta, scale: gamma } = inputs;
      const perChannel = util.sizeFromShape(mean.shape) === x.shape.at(-1)!;
      if (beta === undefined || gamma === undefined || !perChannel) return ofBackend(call);
      const settings = { epsilon: attrs.varianceEpsilon, activation: 'none' } as const;
      return normalized(context, { x, mean, variance, gamma, beta }, settings);
    };
  },
};
