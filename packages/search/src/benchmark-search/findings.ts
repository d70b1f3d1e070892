import type { HeldOut } from '@espalier/benchmarks';
import { EspalierError, metricOf, type Trial } from '@espalier/protocol';
import { frontVolume, referencePoint, studyFront } from '@espalier/report';
import { decode, toJson, type Genotype } from '@espalier/space';
import type { OpenedBenchmark } from './load-benchmark.ts';
import type { BenchmarkOutcome } from './run-benchmark-search.ts';
import type { BenchmarkSettings } from './settings-schema.ts';

/** A trial as it is printed: its figures by name and its decisions as values. */
export interface FoundTrial {
  readonly trial: number;
  readonly fingerprint: string;
  readonly genotype: Genotype;
  readonly epochs: number;
  readonly reward: number | null;
  readonly figures: Readonly<Record<string, number>>;
  readonly values: unknown;
}

/** What a study on a benchmark came to. */
export interface Findings {
  readonly benchmark: string;
  readonly accuracyIs: string;
  readonly listed: number;
  readonly isComplete: boolean;
  readonly strategy: string;
  readonly objectives: readonly string[];
  readonly trials: number;
  readonly best: FoundTrial;
  /** Empty for one objective. */
  readonly front: readonly FoundTrial[];
  readonly reference: readonly number[] | null;
  readonly hypervolume: number | null;
  readonly queries: number;
  readonly trainingSeconds: number;
  readonly simulatedSeconds: number;
  readonly workers: number;
  /** Read once, after the choice; null where the table has none. */
  readonly testAccuracy: number | null;
}

/** The findings of a finished study; the only place that reads a held-out figure. */
export function findingsOf(
  settings: BenchmarkSettings,
  { benchmark, heldOut }: OpenedBenchmark,
  outcome: BenchmarkOutcome,
): Findings {
  const { trials, chosen, queries, trainingSeconds, simulatedSeconds } = outcome;
  const { objectives } = settings;
  const several = objectives.length > 1;
  const front = several ? studyFront(trials, objectives) : [];
  const reference = several ? referencePoint(trials, objectives) : null;
  const found = (trial: Trial): FoundTrial => foundTrial(trial, settings, benchmark);
  return {
    benchmark: benchmark.name,
    accuracyIs: benchmark.accuracyIs,
    listed: benchmark.size,
    isComplete: benchmark.isComplete,
    strategy: settings.strategy,
    objectives: objectives.map(({ metric }) => metric),
    trials: trials.length,
    best: found(chosen),
    front: front.map(found),
    reference,
    hypervolume: reference === null ? null : frontVolume(front, objectives, reference),
    ...{ queries, trainingSeconds, simulatedSeconds, workers: settings.workers },
    testAccuracy: testAccuracyOf(heldOut, chosen),
  };
}

function foundTrial(
  trial: Trial,
  { epochs }: BenchmarkSettings,
  { metrics, space }: OpenedBenchmark['benchmark'],
): FoundTrial {
  const { number, fingerprint, reward, genotype } = trial;
  const figures = metrics.flatMap(({ name }) => {
    const value = metricOf(trial, name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    trial: number,
    fingerprint,
    genotype,
    epochs: trial.epochs ?? epochs,
    reward,
    figures: Object.fromEntries(figures),
    values: toJson(space, decode(space, genotype)).values,
  };
}

function testAccuracyOf(heldOut: HeldOut, { genotype }: Trial): number | null {
  try {
    const accuracy = heldOut.test(genotype);
    return Number.isNaN(accuracy) ? null : accuracy;
  } catch (thrown) {
    if (EspalierError.from(thrown).code === 'NOT_MEASURED') return null;
    throw thrown;
  }
}
