import type { LoadedBenchmark } from '@espalier/benchmarks';
import type { AnyStrategy } from '@espalier/protocol';
import { parseObjectives } from '../goals.ts';
import type { BenchmarkSource } from './load-benchmark.ts';
import type { BenchmarkSettings } from './settings-schema.ts';

/** Trials of a study that no flag limits. */
const standardTrials = 300;

/** What settings are made of. */
export interface Choices {
  readonly source: BenchmarkSource & { readonly space: string };
  readonly loaded: LoadedBenchmark;
  readonly strategyName: string;
  readonly strategy: AnyStrategy;
  readonly given: Partial<BenchmarkSettings>;
}

/** The settings of a new study but the strategy's options: what was given over the table's own. */
export function newSettings(choices: Choices): Omit<BenchmarkSettings, 'options'> {
  const { source, loaded, strategyName, strategy, given } = choices;
  const { benchmark } = loaded;
  const epochs = given.epochs ?? benchmark.epochs.at(-1)!;
  const workers = given.workers ?? 1;
  return {
    ...source,
    strategy: strategyName,
    trials: given.costSeconds === undefined ? Math.min(standardTrials, benchmark.size) : null,
    costSeconds: null,
    objectives: standardObjectives(strategy, loaded),
    constraints: [],
    reward: null,
    latencyMs: null,
    epochs,
    minEpochs: strategy.fidelities === 'many' ? benchmark.epochs[0]! : epochs,
    dedup: false,
    warmStart: null,
    seed: '1',
    mode: 'ordered',
    lag: workers,
    workers,
    ...given,
  };
}

/** Accuracy; with latency where the table has it and the strategy follows several objectives. */
function standardObjectives(
  { objectives }: AnyStrategy,
  { benchmark: { metrics } }: LoadedBenchmark,
): BenchmarkSettings['objectives'] {
  const both = objectives === 'many' && metrics.some(({ name }) => name === 'latencyMs');
  return parseObjectives(both ? 'accuracy,latencyMs' : 'accuracy', metrics);
}

/** How many trials a study may have, for sizes that suit it; as many as papers where costs limit it. */
export function plannedTrials({ trials }: Pick<BenchmarkSettings, 'trials'>): number {
  return trials ?? standardTrials;
}
