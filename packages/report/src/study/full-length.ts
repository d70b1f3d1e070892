import type { Trial } from '@espalier/protocol';

/** How long a trial was to be trained; the study's most where it does not say. */
const lengthOf = ({ epochs }: Trial): number => epochs ?? Infinity;

/**
 * The complete trials of the longest training, whose figures can be compared.
 *
 * Strategies that choose lengths compare shorter trainings too; those are told apart by `epochs`.
 */
export function fullLength(trials: readonly Trial[]): Trial[] {
  const complete = trials.filter(({ outcome }) => outcome === 'complete');
  const longest = complete.reduce((most, trial) => Math.max(most, lengthOf(trial)), 0);
  return complete.filter((trial) => lengthOf(trial) === longest);
}

/** The trials in their order, with complete ones of a shorter training as stopped early. */
export function shorterAsPruned(trials: readonly Trial[]): Trial[] {
  const full = new Set(fullLength(trials));
  return trials.map((trial) =>
    trial.outcome === 'complete' && !full.has(trial) ? { ...trial, outcome: 'pruned' } : trial,
  );
}
