import type { RungPlan, Trial } from '@espalier/protocol';

/** How proxy trainings are cut short. */
export interface Halving {
  /** Epochs at which a trial is compared with earlier ones, ascending; the last one is the full proxy. */
  readonly epochs: readonly number[];
  /** Only the best 1 / reduction of the trials at a rung go on. */
  readonly reduction: number;
}

/**
 * Asynchronous successive halving, decided before a trial starts.
 *
 * At each rung a trial goes on if it is among the best ⌊(k + 1) / reduction⌋ of itself and the k
 * peers that reached the rung; with fewer peers than can be divided it goes on. Because the peers
 * are exactly the trials that `ask` may know, the plan does not depend on the number of workers.
 *
 * Time O(peers · log peers) per trial.
 *
 * @see Li et al. 2020, "A System for Massively Parallel Hyperparameter Tuning", Algorithm 2,
 * https://arxiv.org/abs/1810.05934
 */
export function planRungs(halving: Halving, peers: readonly Trial[]): RungPlan[] {
  return halving.epochs.map((epochs, index) => ({
    epochs,
    promoteAt: index === halving.epochs.length - 1 ? 0 : leastPromoted(halving, peers, epochs),
  }));
}

function leastPromoted({ reduction }: Halving, peers: readonly Trial[], epochs: number): number {
  const accuracies = peers
    .filter((peer) => peer.reusedFrom === undefined)
    .flatMap((peer) => peer.rungs.filter((rung) => rung.epochs === epochs))
    .map((rung) => rung.accuracy)
    .toSorted((a, b) => b - a);
  const promoted = Math.floor((accuracies.length + 1) / reduction);
  return promoted === 0 ? 0 : (accuracies[promoted - 1] ?? 0);
}
