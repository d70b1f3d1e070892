import { byRank, type Result } from '../multi-fidelity/result.ts';

/** The trainings of one length that have a reward. */
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- JSON needs a type alias
export type AshaRung = {
  /** Those that did not go on, best first. */
  readonly waiting: readonly Result[];
  /** Rank of those that did, best first. */
  readonly promoted: readonly Pick<Result, 'number' | 'reward'>[];
};

/** A rung without trainings. */
export const emptyRung: AshaRung = { waiting: [], promoted: [] };

/** The rung with one more training. Time O(n) for the copy. */
export function withResult(rung: AshaRung, result: Result): AshaRung {
  const at = rankAmong(rung.waiting, result);
  return { ...rung, waiting: rung.waiting.toSpliced(at, 0, result) };
}

/** The rung after the training of this number went on. Time O(n). */
export function withPromotion({ waiting, promoted }: AshaRung, number: number): AshaRung {
  const from = waiting.findIndex((result) => result.number === number);
  if (from === -1) return { waiting, promoted };
  const { reward } = waiting[from]!;
  const at = rankAmong(promoted, { number, reward });
  return {
    waiting: waiting.toSpliced(from, 1),
    promoted: promoted.toSpliced(at, 0, { number, reward }),
  };
}

/**
 * The best training among the top ⌊n / eta⌋ of the rung that has not gone on; null where all have.
 *
 * Since `waiting` is in order of rank, the first that is not under way has the best chance: its
 * rank in the rung is its place there plus the number of promoted ones before it.
 * Time O(pending + log n).
 *
 * @param underway - Numbers of trainings whose promotion is under way.
 */
export function promotable(
  { waiting, promoted }: AshaRung,
  eta: number,
  underway: ReadonlySet<number>,
): Result | null {
  const at = waiting.findIndex(({ number }) => !underway.has(number));
  if (at === -1) return null;
  const top = Math.floor((waiting.length + promoted.length) / eta);
  return at + rankAmong(promoted, waiting[at]!) < top ? waiting[at]! : null;
}

/** How many of a ranked list come before a result. */
function rankAmong(
  ranked: AshaRung['promoted'],
  result: Pick<Result, 'number' | 'reward'>,
): number {
  let [low, high] = [0, ranked.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (byRank(ranked[middle]!, result) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
