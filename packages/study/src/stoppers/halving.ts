import { z } from 'zod';
import { defineStopper } from '../stopper.ts';
import { accuraciesAt } from '../accuracies-at.ts';

/**
 * Asynchronous successive halving of the stopping kind: a training goes on while it is among the
 * best of those that came as far.
 *
 * At a rung with k measured peers the trial stops unless fewer than ⌊(k + 1) / reduction⌋ of them
 * are better than it, which is being among the best ⌊(k + 1) / reduction⌋ of itself and the peers.
 * Of equals it goes on. Where the floor is 0 there is nothing to compare with, and it goes on; at
 * its last rung there is nothing left to stop. Time O(peers · log peers) when the trial starts.
 *
 * Algorithm 2 of the paper pauses trials and promotes them later, as the strategy `asha` does; this
 * rule decides at once, so no training waits, and one that came early is compared with few.
 *
 * @see Li et al. 2020, "A System for Massively Parallel Hyperparameter Tuning", §3,
 * https://arxiv.org/abs/1810.05934
 */
export const halving = defineStopper({
  name: 'halving',
  summary: 'Goes on among the best 1 / reduction of those that came as far',
  cite: 'Li et al. 2020, "A System for Massively Parallel Hyperparameter Tuning", MLSys, arXiv:1810.05934',
  options: z.strictObject({
    reduction: z.int().min(2).default(2).describe('Only the best 1 / reduction at a rung go on'),
  }),

  plan({ options: { reduction }, peers, epochs }) {
    const leastByEpochs = new Map(
      epochs
        .slice(0, -1)
        .map((length) => [length, leastPromoted(accuraciesAt(peers, length), reduction)]),
    );
    return (rungs) => {
      const last = rungs.at(-1);
      if (last === undefined) return 'go on';
      return last.accuracy < (leastByEpochs.get(last.epochs) ?? 0) ? 'stop' : 'go on';
    };
  },
});

/** The accuracy that the best ⌊(k + 1) / reduction⌋ of k peers and one more have at least. */
function leastPromoted(accuracies: readonly number[], reduction: number): number {
  const promoted = Math.floor((accuracies.length + 1) / reduction);
  return promoted === 0 ? 0 : (accuracies.toSorted((a, b) => b - a)[promoted - 1] ?? 0);
}
