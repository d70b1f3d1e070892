import type { Random } from '@espalier/random';
import type { Trial } from '@espalier/protocol';
import type { Genotype, SearchSpace } from '@espalier/space';
import { encoderOf } from './encoder.ts';
import { trainEnsemble } from './ensemble.ts';
import type { Ensemble, Prediction } from './ensemble.ts';
import { emptyHistory, withTrial } from './history.ts';
import type { History } from './history.ts';
import type { PredictorOptions } from './predictor-options.ts';
import { remembered } from './remembered.ts';
import { emptySnapshot, renewed } from './snapshot.ts';
import type { Snapshot } from './snapshot.ts';
import { targetsOf } from './targets.ts';

/** What predictors are trained on. */
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- JSON needs a type alias
export type PredictorState = {
  readonly history: History;
  /** The trials that the present ensemble is trained on. */
  readonly training: Snapshot;
  /** Seed of all ensembles. */
  readonly seed: number;
};

/** What an ensemble is of. */
interface PredictorContext {
  readonly space: SearchSpace;
  readonly options: PredictorOptions;
  readonly state: PredictorState;
}

/** The state before the first trial. */
export function startPredictor(random: Random): PredictorState {
  return { history: emptyHistory, training: emptySnapshot, seed: random.integer(2 ** 31) };
}

/** The state with one trial more; every `k` trials, from `numInit` on, there is more to train on. */
export function tellPredictor(
  { history: before, training, seed }: PredictorState,
  trial: Trial,
  { numInit, k, mostTrials }: PredictorOptions,
): PredictorState {
  const history = withTrial(before, trial, mostTrials);
  return {
    history,
    training: renewed(training, history, Math.max(numInit, training.told + k)),
    seed,
  };
}

const trained = remembered<Ensemble | null>();

/**
 * What the ensemble of a state predicts of points, or null where no trial that it may learn from has
 * a reward.
 *
 * Trained at the first call for a snapshot, so once in `k` trials, and the same whenever it is.
 */
export function predictorOf({
  space,
  options,
  state,
}: PredictorContext): ((genotypes: readonly Genotype[]) => Prediction[]) | null {
  const encode = encoderOf(space, options.encoding);
  const { training, seed } = state;
  const ensemble = trained(training, [space, options, seed], () => {
    const targets = targetsOf(training.observations);
    const points = training.observations.map(({ genotype }) => encode(genotype));
    const name = `${seed} ${training.told}`;
    return targets && trainEnsemble(points, targets, settingsOf(options, name));
  });
  return ensemble && ((genotypes) => ensemble.at(genotypes.map(encode)));
}

function settingsOf(options: PredictorOptions, seed: string): Parameters<typeof trainEnsemble>[2] {
  return {
    members: options.numEnsemble,
    layers: options.numLayers,
    width: options.layerWidth,
    epochs: options.predictorEpochs,
    learningRate: options.predictorLearningRate,
    batchSize: options.predictorBatchSize,
    seed,
  };
}
