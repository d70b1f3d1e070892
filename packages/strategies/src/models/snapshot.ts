import type { History } from './history.ts';
import type { Observation } from './observation.ts';

/** The observations as they were when something slow was last fitted to them. */
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- JSON needs a type alias
export type Snapshot = {
  /** Trials told by then. */
  readonly told: number;
  readonly observations: readonly Observation[];
};

/** The snapshot before the first trial. */
export const emptySnapshot: Snapshot = { told: 0, observations: [] };

/** The snapshot, or a new one of the history where `due` trials are told. */
export function renewed(snapshot: Snapshot, history: History, due: number): Snapshot {
  if (history.told < due) return snapshot;
  return { told: history.told, observations: history.kept };
}
