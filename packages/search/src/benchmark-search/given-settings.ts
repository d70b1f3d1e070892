import type { LoadedBenchmark } from '@espalier/benchmarks';
import { EspalierError, type AnyStrategy } from '@espalier/protocol';
import { runFlags, spelling, studyFlags, type Flag } from '../flags.ts';
import { parseConstraints, parseObjectives } from '../goals.ts';
import { checkFlags, type Given } from '../settings.ts';
import { strategyFlags } from '../strategy-flags.ts';
import { benchmarkFlags } from './flags.ts';
import type { BenchmarkSource } from './load-benchmark.ts';
import type { BenchmarkSettings } from './settings-schema.ts';

const { space, data, trials, latencyMs, reward, objectives, constraints } = studyFlags;
const { epochs, dedup, warmStart, seed, mode, lag } = studyFlags;
const { out, resume, format, quiet } = runFlags;

const sourceFlags = {
  space,
  data,
  benchmark: benchmarkFlags.benchmark,
  view: benchmarkFlags.view,
  latency: benchmarkFlags.latency,
};
const goalFlags = { objectives, constraints };
const plainFlags = {
  ...{ trials, latencyMs, reward, epochs, dedup, warmStart, seed, mode, lag },
  ...{ minEpochs: benchmarkFlags.minEpochs, costSeconds: benchmarkFlags.costSeconds },
  workers: runFlags.workers,
};
const outputFlags = { out, resume, format, quiet };

/** How a run on a benchmark goes, beside its settings. */
export interface BenchmarkRun {
  readonly out?: string;
  readonly resume?: string;
  readonly format: 'text' | 'json';
  readonly quiet: boolean;
}

/** Checks the flags that change no result. @throws {EspalierError} `BAD_INPUT`. */
export function benchmarkRun(given: Given): BenchmarkRun {
  const checked = checkFlags(outputFlags, given) as Partial<BenchmarkRun>;
  return { format: 'text', quiet: false, ...checked };
}

/** The flags that say which table, as far as they were given. @throws {EspalierError} `BAD_INPUT`. */
export function givenSource(given: Given): Partial<BenchmarkSource> {
  return checkFlags(sourceFlags, given);
}

/**
 * The other flags as far as they were given, with goals read against the metrics of the table.
 *
 * @throws {EspalierError} `BAD_INPUT`.
 */
export function givenSettings(
  { targetMs, ...given }: Given,
  { benchmark }: LoadedBenchmark,
): Partial<BenchmarkSettings> {
  const named = targetMs === undefined ? given : { latencyMs: targetMs, ...given };
  const goals = checkFlags(goalFlags, named) as Readonly<Record<string, string>>;
  const { objectives: wanted, constraints: limits } = goals;
  return {
    ...checkFlags(plainFlags, named),
    ...(wanted !== undefined && { objectives: parseObjectives(wanted, benchmark.metrics) }),
    ...(limits !== undefined && { constraints: parseConstraints(limits, benchmark.metrics) }),
  };
}

/**
 * Refuses flags of a search that trains: on a table nothing is trained, and no device is asked.
 *
 * @throws {EspalierError} `BAD_INPUT` naming the first.
 */
export function refuseTrainingFlags(given: Given, strategy: AnyStrategy): void {
  const known: Readonly<Record<string, Flag>> = {
    ...sourceFlags,
    ...goalFlags,
    ...plainFlags,
    ...outputFlags,
    ...strategyFlags(strategy),
  };
  const all = Object.keys({ ...studyFlags, ...runFlags });
  const wrong = all.find((name) => given[name] !== undefined && !Object.hasOwn(known, name));
  if (wrong === undefined) return;
  throw new EspalierError(
    'BAD_INPUT',
    `${spelling(wrong)} must be given without --benchmark, but got both: a table of finished trainings is searched without a device and without training. Leave one of them out.`,
    { flag: wrong },
  );
}

/**
 * Refuses flags of a search on a table where a device and trainings are searched.
 *
 * @throws {EspalierError} `BAD_INPUT` naming the first.
 */
export function refuseBenchmarkFlags(given: Given): void {
  const wrong = Object.keys(benchmarkFlags).find((name) => given[name] !== undefined);
  if (wrong === undefined) return;
  throw new EspalierError(
    'BAD_INPUT',
    `${spelling(wrong)} must be given with --benchmark, but got it alone. Name a table: --benchmark mine.arrow.`,
    { flag: wrong },
  );
}
