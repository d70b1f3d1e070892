import type { Rung, Trial } from '@espalier/protocol';
import { z } from 'zod';
import { defineStopper } from '../stopper.ts';

/**
 * The median stopping rule: a training stops when its best accuracy so far is below what half of the
 * finished trainings had on average by then.
 *
 * At length s it stops if max accuracy(≤ s) < median over complete trials of their mean
 * accuracy(≤ s). Only peers that were trained to their end count, reused ones once. The paper states
 * no least number of them; `startupTrials` is Optuna's.
 * Time O(peers · rungs) for each rung.
 *
 * @see Golovin et al. 2017, "Google Vizier: A Service for Black-Box Optimization", §3.2.2,
 * https://doi.org/10.1145/3097983.3098043
 */
export const median = defineStopper({
  name: 'median',
  summary: 'Stops what is below the median of the running averages',
  cite: 'Golovin et al. 2017, "Google Vizier: A Service for Black-Box Optimization", KDD, doi:10.1145/3097983.3098043',
  options: z.strictObject({
    startupTrials: z
      .int()
      .min(1)
      .default(5)
      .describe('Complete trials that are waited for before any is stopped'),
  }),

  plan({ options: { startupTrials }, peers, epochs }) {
    const complete = peers.filter(isCompleteTraining);
    return (rungs) => {
      const last = rungs.at(-1);
      if (last === undefined || last.epochs === epochs.at(-1)) return 'go on';
      const averages = complete.flatMap((peer) => averageUntil(peer.rungs, last.epochs) ?? []);
      if (averages.length < startupTrials) return 'go on';
      const best = Math.max(...rungs.map(({ accuracy }) => accuracy));
      return best < medianOf(averages) ? 'stop' : 'go on';
    };
  },
});

function isCompleteTraining({ outcome, reusedFrom }: Trial): boolean {
  return outcome === 'complete' && reusedFrom === undefined;
}

/** Mean accuracy over the rungs up to this length; undefined where there is none. */
function averageUntil(rungs: readonly Rung[], epochs: number): number | undefined {
  const reached = rungs.filter((rung) => rung.epochs <= epochs);
  if (reached.length === 0) return undefined;
  return reached.reduce((sum, { accuracy }) => sum + accuracy, 0) / reached.length;
}

/** The middle value, or the mean of the two middle ones. */
function medianOf(values: readonly number[]): number {
  const ascending = values.toSorted((a, b) => a - b);
  const middle = ascending.length / 2;
  return (ascending[Math.ceil(middle) - 1]! + ascending[Math.floor(middle)]!) / 2;
}
