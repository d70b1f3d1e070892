import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { ActivationName } from '../batch-norm-training.ts';
import type { WasmKernel } from '../kernel.ts';
import { rowsOf } from '../kernel.ts';
import { normalized } from '../normalized.ts';

interface Call {
  inputs: { x: TensorInfo; gamma: TensorInfo; beta: TensorInfo };
  attrs: { epsilon: number; activation: ActivationName };
}

/**
 * Batch normalization with the batch's own statistics, then an activation.
 *
 * Outputs: y of the shape of x, mean [channels], variance [channels] (divided by the count).
 */
export const batchNormTraining: WasmKernel = {
  name: 'BatchNormTraining',
  create: (context) => (call) => {
    const { inputs, attrs } = call as unknown as Call;
    const { x, gamma, beta } = inputs;
    const { rows, channels } = rowsOf(x);
    const [mean, variance] = [context.output([channels]), context.output([channels])];
    context.run('batchMoments', { x, rows, channels, mean, variance });
    const y = normalized(context, { x, mean, variance, gamma, beta }, attrs);
    return [y, mean, variance];
  },
};
