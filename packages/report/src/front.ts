import { paretoFront } from '@espalier/pareto';
import type { LatencyEstimate, Trial } from '@espalier/protocol';

/** A trial with both objectives. */
export type PricedTrial = Trial & {
  readonly accuracy: number;
  readonly latency: LatencyEstimate;
};

/** True where the trial has a predicted latency and a measured accuracy. */
export function isPriced(trial: Trial): trial is PricedTrial {
  return trial.accuracy !== null && trial.latency !== null;
}

/**
 * The complete trials that no other beats in both accuracy (up) and predicted latency (down), by
 * rising latency; equal points are listed once. Pruned trials are left out: their accuracy stands
 * for a shorter training.
 */
export function frontTrials(trials: readonly Trial[]): PricedTrial[] {
  const candidates = trials.filter(isPriced).filter(({ outcome }) => outcome === 'complete');
  const points = candidates.map(({ accuracy, latency }) => [accuracy, latency.meanMs]);
  const front = paretoFront(points, ['maximize', 'minimize'])
    .map((index) => candidates[index]!)
    .toSorted((a, b) => a.latency.meanMs - b.latency.meanMs || a.number - b.number);
  return front.filter((trial, index) => trial.latency.meanMs !== front[index - 1]?.latency.meanMs);
}
