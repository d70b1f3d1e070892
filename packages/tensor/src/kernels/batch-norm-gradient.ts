import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { ActivationName } from '../batch-norm-training.ts';
import { activationCodes, modes } from '../kernel-arguments.ts';
import { rowsOf, type WasmKernel } from '../kernel.ts';

type Operand = 'x' | 'dy' | 'mean' | 'variance' | 'gamma' | 'beta';

interface Call {
  inputs: Record<Operand, TensorInfo>;
  attrs: { epsilon: number; activation: ActivationName };
}

const bytesPerValue = 4;
// Vectors of working memory: scale, shift, inverse, sumDx, sumDxCentered and the three slopes.
const vectors = 8;

/** Gradient of `BatchNormTraining`: dx, dGamma and dBeta. */
export const batchNormGradient: WasmKernel = {
  name: 'BatchNormGradient',
  create:
    ({ run, output, scratch, view }) =>
    (call) => {
      const { inputs, attrs } = call as unknown as Call;
      const { x, dy, mean, variance, gamma, beta } = inputs;
      const { rows, channels } = rowsOf(x);
      const [dx, dGamma, dBeta] = [output(x.shape), output([channels]), output([channels])];
      for (const sums of [dGamma, dBeta]) view(sums).fill(0);
      const steps = { fromStep: channels, toStep: channels, count: channels };
      scratch(vectors * channels, (start) => {
        const [scale, shift, inverse, sumDx, sumDxCentered, slopeDy, slopeY, slopeOne] = Array.from(
          { length: vectors },
          (_, at) => start + at * channels * bytesPerValue,
        ) as [number, number, number, number, number, number, number, number];
        for (const to of [sumDx, sumDxCentered]) {
          run('copyChannels', { from: dBeta, to, rows: 1, ...steps, mode: modes.set });
        }
        const { epsilon, activation } = attrs;
        const forward = { scale, shift, inverse, channels, epsilon };
        run('normalizationForward', { mean, variance, gamma, beta, ...forward });
        const lazy = { x, scale, shift, activation: activationCodes[activation], center: mean };
        const sums = { sumDx, sumDxCentered, rows, channels };
        run('activateBackward', { dy, ...lazy, dx, mode: modes.set, ...sums });
        const slopes = { slopeDy, slopeY, slopeOne };
        run('normalizationBackward', { ...sums, mean, inverse, gamma, dGamma, dBeta, ...slopes });
        run('applySlope', { dy: dx, y: x, ...slopes, dx, mode: modes.set, rows, channels });
      });
      return [dx, dGamma, dBeta];
    },
};
