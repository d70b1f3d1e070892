import { stream } from '@espalier/random';
import { createPerceptron } from './perceptron.ts';
import { sparseInputs } from './samples.ts';
import { train } from './training.ts';
import type { TrainingSettings } from './training.ts';

/** What an ensemble is. */
export interface EnsembleSettings extends TrainingSettings {
  readonly members: number;
  /** Hidden layers of each member, and units of each layer. */
  readonly layers: number;
  readonly width: number;
  /** Seed of initial weights and of the order of samples. */
  readonly seed: string;
}

/** Predictions of all members for one point. */
export interface Prediction {
  readonly mean: number;
  /** Deviation of the members about it, Σ (f - mean)² / (M - 1); 0 of a single member. */
  readonly deviation: number;
}

/** Trained members. */
export interface Ensemble {
  at(points: readonly Float64Array[]): Prediction[];
}

/**
 * An ensemble of feed-forward networks, trained on the same samples from different weights.
 *
 * Time O(members · epochs · samples · parameters) at once, O(members · parameters) for a prediction.
 *
 * @param points - At least one, of equal length.
 * @see White, Neiswanger and Savani 2021, "BANANAS", section 3, https://arxiv.org/abs/1910.11858
 */
export function trainEnsemble(
  points: readonly Float64Array[],
  targets: Float64Array,
  settings: EnsembleSettings,
): Ensemble {
  const inputs = sparseInputs(points);
  const shape = { inputs: inputs.width, layers: settings.layers, width: settings.width };
  const networks = Array.from({ length: settings.members }, (_, member) => {
    const random = stream('ensemble', settings.seed, member);
    const network = createPerceptron(shape, random);
    train(network, { inputs, targets }, { ...settings, random });
    return network;
  });
  return {
    at(asked) {
      const given = sparseInputs(asked);
      return asked.map((_, row) => spread(networks.map((network) => network.forward(given, row))));
    },
  };
}

function spread(values: readonly number[]): Prediction {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / Math.max(values.length - 1, 1)) };
}
