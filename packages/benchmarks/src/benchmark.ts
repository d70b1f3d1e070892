import type { Assessment, Evaluator } from '@espalier/protocol';
import type { Genotype, SearchSpace } from '@espalier/space';

/** A figure that a search may see, by the name that `metricOf` and objectives know it by. */
export interface MetricInfo {
  readonly name: string;
  /** Null where the source states none, and for fractions and counts. */
  readonly unit: string | null;
  readonly direction: 'maximize' | 'minimize';
  /** Cheap ones are known before training, expensive ones after it. */
  readonly cost: 'cheap' | 'expensive';
}

/** An evaluator that counts what it was asked. */
export interface MeteredEvaluator extends Evaluator {
  /** Calls of `evaluate` so far, answered or refused. */
  readonly queries: number;
  /** Σ costSeconds of the answers so far, in seconds of the source's machine. */
  readonly spentSeconds: number;
}

/**
 * Finished trainings of the architectures of a space, as a search sees them.
 *
 * Nothing that leads from here reaches a held-out figure; those are in {@link HeldOut}.
 */
export interface Benchmark {
  readonly name: string;
  readonly summary: string;
  readonly cite: string;
  readonly licence: string;
  /** What the accuracy of a trial is, as a report must say it. */
  readonly accuracyIs: string;
  readonly space: SearchSpace;
  /** Listed architectures. */
  readonly size: number;
  /** Whether every point of the space is listed; searches of others need `listedOnly`. */
  readonly isComplete: boolean;
  /** Lengths of training that were measured, in epochs, ascending. */
  readonly epochs: readonly number[];
  readonly metrics: readonly MetricInfo[];
  /** Whether the genotype is listed. O(1). */
  has(genotype: Genotype): boolean;
  /** The row of a listed genotype, or -1. O(1). */
  rowOf(genotype: Genotype): number;
  /** The listed architecture of a row, 0 ≤ row < size. @throws {RangeError} outside of that. */
  at(row: number): Genotype;
  /** Latency, counts and cheap metrics; with `failure` for what is not listed. Not metered. */
  assess(genotype: Genotype): Assessment;
  readonly evaluator: MeteredEvaluator;
  /** The same table with a meter of its own at 0; shares memory. */
  fresh(): Benchmark;
}

/** All figures of a benchmark, for the report of an experiment and never for a search. */
export interface HeldOut {
  /** Every column, of searches and held out, e.g. `accuracy@12`, `pixel3LatencyMs`, `test:accuracy@200`. */
  readonly columns: readonly string[];
  /**
   * Test accuracy after the longest training that has one, 0 to 1; NaN where it was not measured.
   *
   * @throws {EspalierError} `NOT_MEASURED` where the benchmark holds no test accuracy or no such architecture.
   */
  test(genotype: Genotype): number;
  /** One figure of an architecture; NaN where missing. @throws {EspalierError} `UNKNOWN_NAME`, `NOT_MEASURED`. */
  figure(column: string, genotype: Genotype): number;
  /** A whole column in the order of `Benchmark.at`; NaN where missing. @throws {EspalierError} `UNKNOWN_NAME`. */
  column(name: string): Float64Array;
}

/** What a loader gives: one part for the search, one for the report. */
export interface LoadedBenchmark {
  readonly benchmark: Benchmark;
  readonly heldOut: HeldOut;
}
