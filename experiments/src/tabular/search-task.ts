import type { Constraint, EpochRange, Json, Objective } from '@espalier/protocol';
import type { StudyBudget } from '@espalier/study';

/** A strategy with the options it is compared at. */
export interface Searcher {
  /** Name in `strategies`. */
  readonly strategy: string;
  readonly options: Readonly<Record<string, Json>>;
}

/** A benchmark as a worker thread loads it. */
export interface BenchmarkChoice {
  /** Name in `readyBenchmarks`. */
  readonly name: string;
  readonly data: string;
  readonly view?: string;
  readonly latency?: string;
}

/** Searches that differ by their seed alone, as plain data. */
export interface SearchTask {
  readonly benchmark: BenchmarkChoice;
  readonly searcher: Searcher;
  readonly objectives: readonly Objective[];
  readonly constraints?: readonly Constraint[];
  /** A reward of `cost` and its target; the first objective where absent. */
  readonly reward?: { readonly name: string; readonly targetMs: number };
  readonly epochs: EpochRange;
  /** A measured length that answers for every length asked for. */
  readonly measuredEpochs?: number;
  /** True where the space forgets which of its architectures are equal. */
  readonly labelled?: boolean;
  readonly budget: StudyBudget;
  readonly mode?: 'ordered' | 'async';
  /** Workers of the simulated clock; 1 where absent. */
  readonly workers?: number;
  readonly seeds: readonly number[];
}

/** One search, trial by trial in the order of its journal. */
export interface SearchRecord {
  readonly seed: number;
  /** Row of the benchmark; -1 for what it does not list. */
  readonly rows: Int32Array;
  /** NaN where a trial has none. */
  readonly rewards: Float64Array;
  /** Length of training. */
  readonly epochs: Int32Array;
  /** Seconds of the simulated clock at which the trial ended. */
  readonly endSeconds: Float64Array;
  /** Milliseconds of this machine that the whole search took. */
  readonly tookMs: number;
}

/** Validation or test accuracy alone. */
export const accuracyAlone: readonly Objective[] = [
  { metric: 'accuracy', direction: 'maximize', cost: 'expensive', worst: 0 },
];

/** Accuracy and latency, for strategies of several objectives. */
export const accuracyAndLatency: readonly Objective[] = [
  ...accuracyAlone,
  { metric: 'latencyMs', direction: 'minimize', cost: 'cheap' },
];
