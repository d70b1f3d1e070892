import { pruneChannels } from '@espalier/compress';
import type { FinishedStage } from './stage-store.ts';
import { oncePerStudy } from './stage-store.ts';
import { winnerTraining } from '../training-options.ts';
import type { TrainedNetwork } from './trained-network.ts';
import type { TrainJob } from './jobs.ts';
import type { WinnerWork } from './winner-work.ts';

/** Figures that a training stage leaves in the journal. */
export interface TrainingResult {
  readonly [name: string]: number;
  /** Validation accuracy, 0 to 1. */
  readonly accuracy: number;
}

/** Trains the winner from scratch on all training images. */
export function retrain(work: WinnerWork): Promise<FinishedStage<TrainingResult>> {
  const { settings, parts, best } = work;
  return oncePerStudy('retrain', work, async () => {
    const network = parts.build(best.genotype);
    const options = {
      ...winnerTraining(settings, parts.dataset.info),
      epochs: settings.finalEpochs,
    };
    return train('retrain', work, {
      kind: 'train',
      network,
      options,
      images: settings.finalImages,
      seed: `${settings.seed}/retrain`,
    });
  });
}

/**
 * Removes the least important channels, whole device blocks at a time, and trains what is left.
 *
 * Fine-tuning starts at a tenth of the learning rate and follows the same cosine.
 */
export function prune(
  work: WinnerWork,
  trained: TrainedNetwork,
): Promise<FinishedStage<TrainingResult>> {
  const { settings, parts } = work;
  return oncePerStudy('prune', work, async () => {
    const { network, weights } = pruneChannels(trained, {
      ratio: settings.pruneRatio,
      channelBlock: parts.device.profile.channelBlock,
    });
    const options = {
      ...winnerTraining(settings, parts.dataset.info),
      epochs: settings.fineTuneEpochs,
      learningRate: settings.learningRate / 5,
    };
    return train('prune', work, {
      kind: 'train',
      network,
      weights,
      options,
      images: settings.finalImages,
      seed: `${settings.seed}/prune`,
    });
  });
}

async function train(
  name: string,
  { progress, run }: WinnerWork,
  job: TrainJob,
): Promise<TrainedNetwork & { result: TrainingResult }> {
  const bar = progress.stage(name, job.options.epochs);
  bar.update(0);
  const { weights, accuracy } = await run(job, ({ epoch, loss }) =>
    bar.update(epoch, `loss ${loss.toFixed(3)}`),
  );
  bar.finish(`validation accuracy ${(accuracy * 100).toFixed(1)} %`);
  return { network: job.network, weights, result: { accuracy } };
}
