import type { Trial } from '@espalier/protocol';
import { bestTrial } from '@espalier/study';
import type { Benchmark, Measured } from './benchmark.ts';
import { runSearch, type SearchGoal, type SearchRun } from './run-search.ts';
import { searchers, type SearcherName } from './searchers.ts';
import { withinSeconds } from './simulated-time.ts';

/** The best cell by 12-epoch validation that one search found within one budget. */
export interface AccuracyOutcome extends Omit<Measured, 'shortSeconds'> {
  readonly searcher: SearcherName;
  /** `12000 s` or `200 trials`. */
  readonly budget: string;
  readonly seed: number;
  readonly trials: number;
}

/** What searches are compared at. */
export interface AccuracyComparison {
  readonly benchmark: Benchmark;
  /** With a reward that is the accuracy alone. */
  readonly goal: SearchGoal;
  readonly names: readonly SearcherName[];
  readonly seeds: number;
  readonly trialBudgets: readonly number[];
  /** Simulated training time. */
  readonly budgetSeconds: number;
}

/**
 * The comparison of the benchmark's paper: search by 12-epoch validation accuracy, report the
 * 200-epoch accuracies of the best.
 *
 * One study for each searcher and seed; every budget is a beginning of it.
 */
export async function compareAccuracy(
  comparison: AccuracyComparison,
  onSearch: () => void,
): Promise<AccuracyOutcome[]> {
  const outcomes: AccuracyOutcome[] = [];
  for (const name of comparison.names) {
    for (let seed = 1; seed <= comparison.seeds; seed++) {
      const trials = await longEnough(comparison, name, seed);
      for (const [budget, part] of partsOf(trials, comparison)) {
        outcomes.push({ searcher: name, budget, seed, ...bestOf(part, comparison.benchmark) });
      }
      onSearch();
    }
  }
  return outcomes;
}

/** A study that outlasts every budget. */
async function longEnough(
  { benchmark, goal, trialBudgets, budgetSeconds }: AccuracyComparison,
  name: SearcherName,
  seed: number,
): Promise<readonly Trial[]> {
  const run: SearchRun = {
    benchmark,
    goal,
    searcher: searchers[name],
    seed: `${seed}`,
    trials: Math.max(...trialBudgets),
  };
  let trials = await runSearch(run);
  while (withinSeconds(trials, benchmark, budgetSeconds).length === trials.length) {
    trials = await runSearch({ ...run, trials: trials.length * 2, recovered: trials });
  }
  return trials;
}

function partsOf(
  trials: readonly Trial[],
  { benchmark, trialBudgets, budgetSeconds }: AccuracyComparison,
): (readonly [string, readonly Trial[]])[] {
  return [
    [`${budgetSeconds} s`, withinSeconds(trials, benchmark, budgetSeconds)],
    ...trialBudgets.map((count) => [`${count} trials`, trials.slice(0, count)] as const),
  ];
}

function bestOf(trials: readonly Trial[], { measured }: Benchmark) {
  const { shortValidation, validation, test } = measured(bestTrial(trials)!.genotype);
  return { trials: trials.length, shortValidation, validation, test };
}
