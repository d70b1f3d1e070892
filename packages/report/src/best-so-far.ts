import type { Trial } from '@espalier/protocol';

/** The best reward after a number of trials. */
export interface BestPoint {
  /** How many trials were told, counted from 1. */
  readonly trials: number;
  readonly reward: number;
}

/**
 * The running maximum of the rewards, one point for each trial from the first scored one on.
 *
 * best(n) = max over i ≤ n of reward(i); trials without a reward keep the value. Pruned trials are
 * left out, as their reward stands for a shorter training. Time O(trials).
 */
export function bestSoFar(trials: readonly Trial[]): BestPoint[] {
  const points: BestPoint[] = [];
  let reward = -Infinity;
  trials.forEach((trial, index) => {
    if (trial.outcome === 'complete') reward = Math.max(reward, trial.reward ?? -Infinity);
    if (reward > -Infinity) points.push({ trials: index + 1, reward });
  });
  return points;
}

/** The highest reward of the complete trials, or null where none is scored. */
export function bestReward(trials: readonly Trial[]): number | null {
  return bestSoFar(trials).at(-1)?.reward ?? null;
}
