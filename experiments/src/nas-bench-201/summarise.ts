import { stream } from '@espalier/random';
import { bootstrapInterval } from '../statistics/bootstrap.ts';
import { groupBy } from '../statistics/group-by.ts';
import { moments, type Moments } from '../statistics/moments.ts';
import type { AccuracyOutcome } from './compare-accuracy.ts';
import type { RewardOutcome } from './compare-rewards.ts';

/** {@link AccuracyOutcome}s of one searcher and budget, over the first `seeds` seeds. */
export interface AccuracySummary {
  readonly searcher: string;
  readonly budget: string;
  readonly seeds: number;
  readonly trials: Moments;
  readonly shortValidation: Moments;
  readonly validation: Moments;
  readonly test: Moments;
}

/** Summaries in the order of the outcomes. */
export function summariseAccuracy(
  outcomes: readonly AccuracyOutcome[],
  seeds: number,
): AccuracySummary[] {
  const groups = groupBy(
    first(outcomes, seeds),
    ({ searcher, budget }) => `${searcher}, ${budget}`,
  );
  return [...groups.values()].map((group) => ({
    searcher: group[0]!.searcher,
    budget: group[0]!.budget,
    seeds: group.length,
    trials: moments(group.map(({ trials }) => trials)),
    shortValidation: moments(group.map(({ shortValidation }) => shortValidation)),
    validation: moments(group.map(({ validation }) => validation)),
    test: moments(group.map(({ test }) => test)),
  }));
}

/** {@link RewardOutcome}s of one searcher and target, over the first `seeds` seeds. */
export interface RewardSummary {
  readonly searcher: string;
  readonly targetMs: number;
  readonly seeds: number;
  readonly reward: Moments;
  readonly latencyMs: Moments;
  readonly test: Moments;
}

/** Summaries in the order of the outcomes. */
export function summariseRewards(
  outcomes: readonly RewardOutcome[],
  seeds: number,
): RewardSummary[] {
  const groups = groupBy(
    first(outcomes, seeds),
    ({ searcher, targetMs }) => `${searcher}, ${targetMs}`,
  );
  return [...groups.values()].map((group) => ({
    searcher: group[0]!.searcher,
    targetMs: group[0]!.targetMs,
    seeds: group.length,
    reward: moments(group.map(({ reward }) => reward)),
    latencyMs: moments(group.map(({ latencyMs }) => latencyMs)),
    test: moments(group.map(({ test }) => test)),
  }));
}

/** How much one searcher is better than random search, seed by seed. */
export interface Advantage {
  /** Mean difference over seeds. */
  readonly mean: number;
  /** Ends of its 95 % bootstrap interval. */
  readonly low: number;
  readonly high: number;
  /** Share of seeds on which it is better, and on which it is worse. */
  readonly better: number;
  readonly worse: number;
}

/** Paired comparison: `figures[i]` against `baseline[i]`, of the same seed. */
export function advantage(figures: readonly number[], baseline: readonly number[]): Advantage {
  const gains = figures.map((figure, seed) => figure - baseline[seed]!);
  const meanAt = (seeds: readonly number[]): number =>
    moments(seeds.map((seed) => gains[seed]!)).mean;
  const interval = bootstrapInterval(gains.length, meanAt, {
    random: stream('nas-bench-201', 'bootstrap'),
    resamples: 2000,
    confidence: 0.95,
  });
  const share = (holds: (gain: number) => boolean) => gains.filter(holds).length / gains.length;
  return {
    mean: moments(gains).mean,
    ...interval,
    better: share((gain) => gain > 0),
    worse: share((gain) => gain < 0),
  };
}

function first<T extends { readonly seed: number }>(outcomes: readonly T[], seeds: number): T[] {
  return outcomes.filter(({ seed }) => seed <= seeds);
}
