import type { TrainingOptions } from './training-options.ts';

/** How far early stopping is, as plain JSON. */
export interface EarlyStoppingState {
  /** Best value so far; `null` before the first measurement. */
  readonly best: number | null;
  /** Measurements since then. */
  readonly waited: number;
}

/** State before the first measurement. */
export const nothingMeasured: EarlyStoppingState = { best: null, waited: 0 };

/**
 * State after a measurement: the wait starts anew where it beats the best so far by `leastGain`.
 *
 * @see Prechelt 1998, "Early stopping - but when?", criterion UP, in its form with patience
 */
export function afterMeasurement(
  { best, waited }: EarlyStoppingState,
  measured: { readonly accuracy: number; readonly loss: number },
  { on, leastGain = 0 }: NonNullable<TrainingOptions['earlyStopping']>,
): EarlyStoppingState {
  const gain = (value: number) => (on === 'accuracy' ? value - best! : best! - value);
  const value = measured[on];
  if (best === null || gain(value) > leastGain) return { best: value, waited: 0 };
  return { best, waited: waited + 1 };
}

/** Whether the patience is at its end. */
export function isOver(
  { waited }: EarlyStoppingState,
  options: TrainingOptions['earlyStopping'],
): boolean {
  return options !== undefined && waited >= options.patience;
}
