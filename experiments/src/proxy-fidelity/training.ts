import type { ProxyTraining } from '@espalier/evaluators';
import type { DatasetInfo } from '@espalier/protocol';
import type { TrainingSettings } from './records.ts';

/**
 * How much a training is made harder so that it generalizes.
 *
 * `full` is the command line's own: shift by up to 4 pixels, cutout of 8, label smoothing 0.1.
 * `light` shifts by up to 2 pixels and does nothing else.
 */
export const regularizations = {
  full: { labelSmoothing: 0.1, shiftPixels: 4, cutoutPixels: 8 },
  light: { labelSmoothing: 0, shiftPixels: 2, cutoutPixels: 0 },
} as const;

/**
 * The options of a training: momentum 0.9, weight decay 1e-4, warm-up over half an epoch, mirrored
 * images, and what the settings say.
 */
export function trainingOf(
  { imagesPerStep, learningRate, regularization }: TrainingSettings,
  { flip }: DatasetInfo,
): ProxyTraining {
  const { labelSmoothing, shiftPixels, cutoutPixels } = regularizations[regularization];
  return {
    imagesPerBatch: imagesPerStep,
    learningRate,
    momentum: 0.9,
    weightDecay: 1e-4,
    labelSmoothing,
    warmupEpochs: 0.5,
    augment: { shiftPixels, flip, cutoutPixels },
  };
}
