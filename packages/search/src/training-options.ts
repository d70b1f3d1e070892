import type { DatasetInfo } from '@espalier/protocol';
import type { TrainingOptions } from '@espalier/tensor';
import type { StudySettings } from './settings.ts';

/**
 * How networks are trained, proxies and winners alike, but for the number of epochs.
 *
 * Shift by up to 4 pixels and mirror as He et al. 2016 §4.2 do for 32 × 32 images; cutout of 8
 * pixels, a quarter of the side (DeVries and Taylor 2017 use half on CIFAR-10, for long trainings).
 */
export function trainingOptions(
  { imagesPerStep, learningRate }: StudySettings,
  { flip }: DatasetInfo,
): Omit<TrainingOptions, 'epochs'> {
  return {
    imagesPerBatch: imagesPerStep,
    learningRate,
    momentum: 0.9,
    weightDecay: 1e-4,
    labelSmoothing: 0.1,
    warmupEpochs: 0.5,
    augment: { shiftPixels: 4, flip, cutoutPixels: 8 },
  };
}
