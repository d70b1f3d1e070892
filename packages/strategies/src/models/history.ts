import type { Trial } from '@espalier/protocol';
import { noneSeen, withSeen } from '../parts/seen.ts';
import type { Seen } from '../parts/seen.ts';
import { observationOf } from './observation.ts';
import type { Observation } from './observation.ts';

/** The trials told so far as plain JSON; a new one shares nearly all of its parts with the last. */
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- JSON needs a type alias
export type History = {
  /** Number of trials told. */
  readonly told: number;
  /** What models are fitted to, by time. */
  readonly kept: readonly Observation[];
  readonly seen: Seen;
};

/** The history before the first trial. */
export const emptyHistory: History = { told: 0, kept: [], seen: noneSeen };

/**
 * The history with one trial more, of which `capacity` observations are kept.
 *
 * Above the capacity the worst of the older half leaves (the oldest of equals; none is worse than a
 * trial without a reward), so the newest half and the best ever are always kept.
 * Time O(capacity + told / 256).
 */
export function withTrial(history: History, trial: Trial, capacity: number): History {
  return {
    told: history.told + 1,
    kept: withinCapacity([...history.kept, observationOf(trial)], capacity),
    seen: withSeen(history.seen, trial.fingerprint),
  };
}

function withinCapacity(kept: Observation[], capacity: number): readonly Observation[] {
  if (kept.length <= capacity) return kept;
  const value = (at: number): number => kept[at]!.reward ?? -Infinity;
  let worst = 0;
  for (let at = 1; 2 * at < capacity; at++) if (value(at) < value(worst)) worst = at;
  kept.splice(worst, 1);
  return kept;
}
