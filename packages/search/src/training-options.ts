import type { DatasetInfo } from '@espalier/protocol';
import type { TrainingOptions } from '@espalier/tensor';
import type { StudySettings } from './settings.ts';

type EpochlessOptions = Omit<TrainingOptions, 'epochs'>;

const common = { momentum: 0.9, weightDecay: 1e-4, warmupEpochs: 0.5 } as const;

/**
 * How candidates are compared: plain, because a few dozen steps cannot pay for regularization.
 *
 * One run each on `shapes`: a random FBNet network at half width, 64 steps of 32 images at rate 0.1,
 * reaches 46 % without augmentation and label smoothing, and 29 % with them. Small steps ranked
 * networks best of three settings tried; the difference is not proven (experiment proxy-fidelity).
 */
export function proxyTraining({ imagesPerStep, learningRate }: StudySettings): EpochlessOptions {
  return {
    ...common,
    imagesPerBatch: imagesPerStep,
    learningRate,
    labelSmoothing: 0,
    augment: { shiftPixels: 0, flip: false, cutoutPixels: 0 },
  };
}

/**
 * How the winner is trained: shifted, mirrored where the set allows it, and partly blanked.
 *
 * Shift and mirror as He et al. 2016, §4.2; cutout as DeVries and Taylor 2017; both milder than for
 * the papers' hundreds of epochs. Steps hold twice the proxy's images at twice its rate (linear
 * scaling, Goyal et al. 2017).
 */
export function winnerTraining(
  { imagesPerStep, learningRate }: StudySettings,
  { flip }: DatasetInfo,
): EpochlessOptions {
  return {
    ...common,
    imagesPerBatch: 2 * imagesPerStep,
    learningRate: 2 * learningRate,
    labelSmoothing: 0.05,
    augment: { shiftPixels: 2, flip, cutoutPixels: 6 },
  };
}
