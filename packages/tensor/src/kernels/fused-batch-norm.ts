import { util, type TensorInfo } from '@tensorflow/tfjs-core';
import { bounds } from '../bounds.ts';
import type { WasmKernel } from '../kernel.ts';

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
  create({ code, pointer, output, stock }) {
    const ofBackend = stock('FusedBatchNorm');
    return (call) => {
      const { inputs, attrs } = call as unknown as Call;
      const { x, mean, variance, offset, scale } = inputs;
      const channels = x.shape.at(-1)!;
      const perChannel = util.sizeFromShape(mean.shape) === channels;
      if (offset === undefined || scale === undefined || !perChannel) return ofBackend(call);
      const y = output(x.shape);
      const rows = util.sizeFromShape(x.shape) / channels;
      const vectors = [mean, variance, scale, offset].map(pointer);
      const images = [x, y].map(pointer);
      code.normalize(...images, rows, channels, ...vectors, attrs.varianceEpsilon, ...bounds.none);
      return y;
    };
  },
};
