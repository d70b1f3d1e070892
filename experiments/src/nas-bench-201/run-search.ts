import { tabularEvaluator } from '@espalier/evaluators';
import type { CostModel, Reward, Trial } from '@espalier/protocol';
import { nasBench201 } from '@espalier/search-spaces';
import { buildNetwork } from '@espalier/space';
import { runStudy } from '@espalier/study';
import type { Benchmark } from './benchmark.ts';
import type { Searcher } from './searchers.ts';

/** What a search maximises. */
export interface SearchGoal {
  readonly costModel: CostModel;
  readonly reward: Reward;
  readonly targetMs: number;
}

/** One search on the benchmark. */
export interface SearchRun {
  readonly benchmark: Benchmark;
  readonly searcher: Searcher;
  readonly goal: SearchGoal;
  readonly seed: string;
  readonly trials: number;
  /** Trials of a shorter run of the same search, which is continued. */
  readonly recovered?: readonly Trial[];
}

/**
 * Runs one study, one trial at a time, with the benchmark's 12-epoch validation accuracies.
 *
 * A strategy does not know the number of trials, so the first n trials of a longer study are the
 * study of n trials.
 */
export function runSearch(run: SearchRun): Promise<readonly Trial[]> {
  const { benchmark, searcher, goal, seed, trials, recovered = [] } = run;
  const evaluator = tabularEvaluator({
    name: 'nas-bench-201, 12 epochs',
    accuracyOf: (genotype) => benchmark.measured(genotype).shortValidation,
  });
  return runStudy(
    {
      ...searcher,
      ...goal,
      seed,
      trials,
      lag: 1,
      space: nasBench201,
      build: (genotype) => buildNetwork(nasBench201, genotype),
      evaluator,
      halving: { epochs: [12], reduction: 2 },
    },
    { workers: 1, recovered, record: () => undefined },
  );
}
