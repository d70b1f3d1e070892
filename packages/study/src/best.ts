import type { Trial } from '@espalier/protocol';

/**
 * The trial of the highest reward among those that were trained longest; the earliest of equals.
 *
 * Trials that were stopped early, or asked for less than the study's most epochs, are of a shorter
 * training; the latter are compared only where no trial was trained in full.
 */
export function bestTrial(trials: readonly Trial[]): Trial | undefined {
  let best: Trial | undefined;
  for (const trial of trials) {
    if (trial.outcome !== 'complete' || trial.reward === null) continue;
    if (best === undefined || isBetter(trial, best)) best = trial;
  }
  return best;
}

function isBetter(trial: Trial, best: Trial): boolean {
  const [length, bestLength] = [trial.epochs ?? Infinity, best.epochs ?? Infinity];
  return length === bestLength ? trial.reward! > best.reward! : length > bestLength;
}
