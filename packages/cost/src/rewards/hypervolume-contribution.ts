import { hypervolume } from '@espalier/pareto';
import type { Reward } from '@espalier/protocol';

/** Latency of the reference point, in targets. */
const reference = 2;

/**
 * What a network adds to the area that the trials before it dominate.
 *
 * reward = H(earlier ∪ {(accuracy, latencyMs / targetMs)}) - H(earlier), with H the hypervolume against the
 * reference accuracy 0 at twice the target
 *
 * Rewards what is new: a point below the front, or slower than twice the target, is worth nothing, so
 * the reward of a network falls as the search goes on. It leads a strategy of one objective along the
 * front. Accuracy 0 to 1. Time O(n log n) in the trials before it.
 *
 * @see Emmerich, Beume & Naujoks 2005, "An EMO algorithm using the hypervolume measure as selection
 *   criterion", https://doi.org/10.1007/978-3-540-31880-4_5
 */
export const hypervolumeContribution: Reward = {
  name: 'hypervolume-contribution',
  formula: 'H(earlier and (accuracy, latency / target)) - H(earlier)',
  cite: 'Emmerich, Beume & Naujoks 2005, "An EMO algorithm using the hypervolume measure as selection criterion"',
  reactsToTarget: true,
  score: ({ accuracy, latencyMs, targetMs, earlier }) => {
    const points = earlier().map((point) => [point.accuracy, point.latencyMs / targetMs]);
    return dominated([...points, [accuracy, latencyMs / targetMs]]) - dominated(points);
  },
};

function dominated(points: readonly (readonly number[])[]): number {
  return hypervolume(points, {
    directions: ['maximize', 'minimize'],
    reference: [0, reference],
  });
}
