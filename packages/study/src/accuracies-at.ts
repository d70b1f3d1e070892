import type { Trial } from '@espalier/protocol';

/**
 * Accuracies that were measured at exactly this length, in the order of the trials.
 *
 * Reused measurements are left out, so that one training counts once.
 */
export function accuraciesAt(trials: readonly Trial[], epochs: number): number[] {
  return trials
    .filter(({ reusedFrom }) => reusedFrom === undefined)
    .flatMap(({ rungs }) => rungs.filter((rung) => rung.epochs === epochs))
    .map(({ accuracy }) => accuracy);
}
