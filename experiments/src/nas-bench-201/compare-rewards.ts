import { bestTrial } from '@espalier/study';
import type { Benchmark } from './benchmark.ts';
import { runSearch, type SearchGoal } from './run-search.ts';
import { searchers, type SearcherName } from './searchers.ts';

/** The cell of the highest reward that one search for a latency found. */
export interface RewardOutcome {
  readonly searcher: SearcherName;
  readonly targetMs: number;
  readonly seed: number;
  readonly reward: number;
  readonly latencyMs: number;
  /** 0 to 1, after 12 epochs. */
  readonly shortValidation: number;
  /** 0 to 1, after 200 epochs. */
  readonly test: number;
}

/** What searches for latencies are compared at. */
export interface RewardComparison {
  readonly benchmark: Benchmark;
  readonly goal: Omit<SearchGoal, 'targetMs'>;
  readonly targetsMs: readonly number[];
  readonly seeds: number;
  readonly trials: number;
}

/** Evolution against random search at equal trials, for each target and seed. */
export async function compareRewards(
  comparison: RewardComparison,
  onSearch: () => void,
): Promise<RewardOutcome[]> {
  const { benchmark, goal, targetsMs, seeds, trials } = comparison;
  const outcomes: RewardOutcome[] = [];
  for (const targetMs of targetsMs) {
    for (const name of ['evolution', 'random'] as const) {
      for (let seed = 1; seed <= seeds; seed++) {
        const run = { benchmark, goal: { ...goal, targetMs }, seed: `${seed}`, trials };
        const best = bestTrial(await runSearch({ ...run, searcher: searchers[name] }))!;
        const { shortValidation, test } = benchmark.measured(best.genotype);
        const found = { reward: best.reward!, latencyMs: best.latency!.meanMs };
        outcomes.push({ searcher: name, targetMs, seed, ...found, shortValidation, test });
        onSearch();
      }
    }
  }
  return outcomes;
}

/** The highest reward of all 15,625 cells, and the cell that has it. */
export function bestPossible(
  { cells }: Benchmark,
  { costModel, reward, targetMs }: SearchGoal,
): Pick<RewardOutcome, 'reward' | 'latencyMs' | 'shortValidation' | 'test'> {
  const scored = cells.map(({ genotype, shortValidation, test }) => {
    const latencyMs = costModel.predict(genotype).meanMs;
    const score = reward.score(shortValidation, latencyMs, targetMs);
    return { reward: score, latencyMs, shortValidation, test };
  });
  return scored.reduce((best, cell) => (cell.reward > best.reward ? cell : best));
}
