import type { ProxyTraining } from '@espalier/evaluators';
import type { DatasetInfo } from '@espalier/protocol';
import type { TrainingSettings } from './records.ts';

/**
 * What makes a training harder so that it generalizes.
 *
 * `none` is how the command line compares candidates; `mild` is how it trains a winner: images
 * shifted by up to 2 pixels and mirrored, 6 pixels cut out, label smoothing 0.05.
 */
export const regularizations = {
  none: { labelSmoothing: 0, shiftPixels: 0, mirror: false, cutoutPixels: 0 },
  mild: { labelSmoothing: 0.05, shiftPixels: 2, mirror: true, cutoutPixels: 6 },
} as const;

/** Names of {@link regularizations}. */
export const regularizationNames = ['none', 'mild'] as const;

/**
 * The options of a training: momentum 0.9, weight decay 1e-4, warm-up over half an epoch, and what
 * the settings say.
 */
export function trainingOf(
  { imagesPerStep, learningRate, regularization }: TrainingSettings,
  { flip }: DatasetInfo,
): ProxyTraining {
  const { labelSmoothing, shiftPixels, mirror, cutoutPixels } = regularizations[regularization];
  return {
    imagesPerBatch: imagesPerStep,
    learningRate,
    momentum: 0.9,
    weightDecay: 1e-4,
    labelSmoothing,
    warmupEpochs: 0.5,
    augment: { shiftPixels, flip: flip && mirror, cutoutPixels },
  };
}
