import { moments, type Moments } from '../statistics/moments.ts';
import type { Outcome } from './outcome.ts';
import { published, reported, type PublishedMethod, type Reported } from './published.ts';

/** One method over its seeds. */
export interface Row {
  readonly method: string;
  readonly seeds: number;
  readonly trials: Moments;
  readonly figures: Readonly<Record<Reported, Moments>>;
  /** Share of seeds that chose the cell of the best search signal. */
  readonly hits: number;
  /** Share of seeds within 0.1 points of the best CIFAR-10 test accuracy. */
  readonly nearBest: number;
}

/** What is known of the whole table. */
export interface Bests {
  /** Row of the best signal. */
  readonly signalRow: number;
  /** Best CIFAR-10 test accuracy, percent. */
  readonly test: number;
}

/** Means and deviations of a method's outcomes. */
export function rowOf(method: string, outcomes: readonly Outcome[], bests: Bests): Row {
  const share = (holds: (outcome: Outcome) => boolean): number =>
    outcomes.filter(holds).length / outcomes.length;
  return {
    method,
    seeds: outcomes.length,
    trials: moments(outcomes.map(({ trials }) => trials)),
    figures: Object.fromEntries(
      reported.map((name) => [name, moments(outcomes.map((outcome) => outcome[name]))]),
    ) as Record<Reported, Moments>,
    hits: share(({ row }) => row === bests.signalRow),
    nearBest: share((outcome) => outcome['CIFAR-10 test'] >= bests.test - 0.1),
  };
}

/** A published figure beside ours. */
export interface Comparison {
  readonly method: PublishedMethod;
  readonly figure: Reported;
  readonly published: Moments;
  readonly measured: Moments;
  /** Ours less theirs, in points of percent. */
  readonly difference: number;
  /** True where |difference| is at most the published standard deviation of one run. */
  readonly within: boolean;
}

/** All published figures beside ours. */
export function compare(rows: readonly Row[]): Comparison[] {
  return rows.flatMap((row) =>
    reported.map((figure) => {
      const method = row.method as PublishedMethod;
      const theirs = published[method][figure];
      const measured = row.figures[figure];
      const difference = measured.mean - theirs.mean;
      const within = Math.abs(difference) <= theirs.deviation;
      return { method, figure, published: theirs, measured, difference, within };
    }),
  );
}
