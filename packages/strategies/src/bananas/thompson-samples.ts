import type { Random } from '@espalier/random';
import type { Prediction } from '../models/ensemble.ts';

/**
 * Independent Thompson sampling: for every candidate a draw of its own from N(mean, deviation²).
 *
 * @see White, Neiswanger and Savani 2021, "BANANAS", section 3, https://arxiv.org/abs/1910.11858
 */
export function thompsonSamples(predictions: readonly Prediction[], random: Random): number[] {
  return predictions.map(({ mean, deviation }) => mean + deviation * random.normal());
}
