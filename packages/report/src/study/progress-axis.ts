import type { Trial } from '@espalier/protocol';

/** What the progress of studies can be counted in. */
export const progressAxes = {
  trials: 'Trials',
  epochs: 'Epochs trained',
  seconds: 'Seconds of trials, one after the other',
} as const;

/** One of {@link progressAxes}. */
export type ProgressAxis = keyof typeof progressAxes;

/**
 * How far a study was after each of its trials, in the order of the journal.
 *
 * epochs: a shared measurement costs none, and a training that goes on from a shorter one costs the
 * difference. seconds: `costSeconds` where the trials state it, else their clock.
 */
export function progressOf(trials: readonly Trial[], axis: ProgressAxis): number[] {
  const reached = new Map(trials.map((trial) => [trial.number, epochsOf(trial)]));
  const stepOf: Readonly<Record<ProgressAxis, (trial: Trial) => number>> = {
    trials: () => 1,
    epochs: (trial) =>
      trial.reusedFrom === undefined
        ? epochsOf(trial) -
          (trial.continues === undefined ? 0 : (reached.get(trial.continues) ?? 0))
        : 0,
    seconds: ({ costSeconds, clock }) => costSeconds ?? clock.seconds,
  };
  let sum = 0;
  return trials.map((trial) => (sum += stepOf[axis](trial)));
}

function epochsOf({ rungs }: Trial): number {
  return rungs.at(-1)?.epochs ?? 0;
}
