import type { Trial } from '@espalier/protocol';
import type { Genotype } from '@espalier/space';

/** What a model learns from a trial. */
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- JSON needs a type alias
export type Observation = {
  readonly genotype: Genotype;
  /** Null where the trial was infeasible, failed, or pruned before it had one. */
  readonly reward: number | null;
};

/** The part of a trial that a model learns from. */
export function observationOf({ genotype, reward }: Trial): Observation {
  return { genotype, reward };
}

/**
 * The rewards as a model is given them, or null where no trial has one.
 *
 * A trial without a reward counts as the worst reward among the others, so the model learns to keep
 * away from its like, and the scale of rewards stays that of the feasible trials.
 */
export function rewardsOf(observations: readonly Observation[]): Float64Array | null {
  let worst = Infinity;
  for (const { reward } of observations) {
    if (reward !== null && reward < worst) worst = reward;
  }
  if (worst === Infinity) return null;
  const rewards = new Float64Array(observations.length);
  for (const [at, { reward }] of observations.entries()) rewards[at] = reward ?? worst;
  return rewards;
}

/** The observations with a reward, the best first; among equals the earlier first. */
export function bestFirst(observations: readonly Observation[]): readonly Observation[] {
  return observations
    .filter(({ reward }) => reward !== null)
    .toSorted((one, other) => other.reward! - one.reward!);
}
