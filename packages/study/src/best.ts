import type { Trial } from '@espalier/protocol';

/**
 * The trial of the highest reward among those that were trained in full; the earliest of equals.
 *
 * Trials that halving stopped are left out: their accuracy is of a shorter training.
 */
export function bestTrial(trials: readonly Trial[]): Trial | undefined {
  let best: Trial | undefined;
  for (const trial of trials) {
    if (trial.outcome !== 'complete' || trial.reward === null) continue;
    if (best?.reward === undefined || best.reward === null || trial.reward > best.reward)
      best = trial;
  }
  return best;
}
