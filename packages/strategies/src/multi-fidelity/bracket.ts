import { byRank, type Result } from './result.ts';

/** A rung: how many trainings of what length. */
export interface BracketRung {
  readonly count: number;
  readonly epochs: number;
}

/** One run of successive halving, shortest trainings first. */
export type Bracket = readonly BracketRung[];

/** A told trial of a bracket; without a reward it takes its place and is never promoted. */
export type BracketResult = Omit<Result, 'reward'> & {
  readonly reward: number | null;
  /** Trial of the rung before; null in the first rung. */
  readonly continues: number | null;
};

/** Told trials by rung; rungs that none was told of may be missing at the end. */
export type Progress = readonly (readonly BracketResult[])[];

/** A trial under way. */
export interface Underway {
  readonly rung: number;
  readonly continues?: number;
}

/** What a bracket wants next: a new architecture where `from` is null, else its promotion. */
export interface Job {
  readonly rung: number;
  readonly from: Result | null;
}

/**
 * The next training of a bracket; null where it waits for those under way, or is finished.
 *
 * The first rung takes `count` new architectures. When all of a rung are told, the best of it that
 * have a reward go on to the next, as many as that rung counts, in order of rank.
 * Time O(n log n), n architectures of the bracket.
 */
export function nextJob(
  bracket: Bracket,
  progress: Progress,
  underway: readonly Underway[],
): Job | null {
  for (const rung of bracket.keys()) {
    const told = progress[rung] ?? [];
    const running = underway.filter((trial) => trial.rung === rung);
    if (rung === 0) {
      if (told.length + running.length < bracket[0]!.count) return { rung, from: null };
    } else {
      const taken = new Set([...told, ...running].map(({ continues }) => continues));
      const from = promoted(bracket, progress, rung).find(({ number }) => !taken.has(number));
      if (from !== undefined) return { rung, from };
    }
    if (running.length > 0) return null;
  }
  return null;
}

/** True where every rung has all the results it will get. */
export function isFinished(bracket: Bracket, progress: Progress): boolean {
  return bracket.every(({ count }, rung) => {
    const places = rung === 0 ? count : promoted(bracket, progress, rung).length;
    return (progress[rung] ?? []).length >= places;
  });
}

/** Those of the rung before that this rung trains on, best first. */
function promoted(bracket: Bracket, progress: Progress, rung: number): readonly Result[] {
  return (progress[rung - 1] ?? [])
    .filter((result): result is BracketResult & Result => result.reward !== null)
    .toSorted(byRank)
    .slice(0, bracket[rung]!.count);
}
