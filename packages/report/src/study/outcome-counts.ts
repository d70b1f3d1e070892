import { outcomes, type Outcome, type Trial } from '@espalier/protocol';

/** How many trials ended in one way, and why. */
export interface OutcomeCount {
  readonly outcome: Outcome;
  readonly count: number;
  /** The most frequent first; empty where nothing but the outcome is known. */
  readonly reasons: readonly { readonly reason: string; readonly count: number }[];
}

/** The outcomes that occur, with their reasons. */
export function outcomeCounts(trials: readonly Trial[]): OutcomeCount[] {
  return outcomes.flatMap((outcome) => {
    const ended = trials.filter((trial) => trial.outcome === outcome);
    return ended.length === 0 ? [] : [{ outcome, count: ended.length, reasons: reasons(ended) }];
  });
}

function reasons(trials: readonly Trial[]): OutcomeCount['reasons'] {
  const counts = new Map<string, number>();
  for (const trial of trials) {
    const reason = reasonOf(trial);
    if (reason !== null) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [...counts]
    .map(([reason, count]) => ({ reason, count }))
    .toSorted((a, b) => b.count - a.count);
}

function reasonOf({ outcome, failure, violation, rungs }: Trial): string | null {
  if (failure !== undefined) return `${failure.code}: ${failure.message}`;
  if (outcome === 'pruned') {
    const epochs = rungs.at(-1)?.epochs ?? 0;
    return `stopped after ${epochs} ${epochs === 1 ? 'epoch' : 'epochs'}`;
  }
  if (violation > 0) return rungs.length === 0 ? 'over a limit, not trained' : 'over a limit';
  return null;
}
