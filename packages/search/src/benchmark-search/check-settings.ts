import type { Benchmark } from '@espalier/benchmarks';
import { EspalierError, metricOf, type AnyStrategy } from '@espalier/protocol';
import type { BenchmarkSettings } from './settings-schema.ts';

/**
 * Refuses before any work what the table cannot answer.
 *
 * Time O(rows) for a metric that no architecture has, O(1) for others.
 *
 * @throws {EspalierError} `BAD_INPUT` for a length that was not measured, one where the strategy needs
 *   two, and several objectives for a strategy of one; `NOT_MEASURED` for a goal without values.
 */
export function checkSettings(
  settings: BenchmarkSettings,
  benchmark: Benchmark,
  strategy: AnyStrategy,
): void {
  checkObjectives(settings, strategy);
  checkLength('--epochs', settings.epochs, benchmark);
  checkLength('--min-epochs', settings.minEpochs, benchmark);
  checkLengths(settings, benchmark, strategy);
  const goals = [
    ...settings.objectives.map(({ metric }) => ['--objectives', metric] as const),
    ...settings.constraints.map(({ metric }) => ['--constraints', metric] as const),
    ...(settings.reward === null ? [] : [['--reward', 'latencyMs'] as const]),
  ];
  for (const [flag, metric] of goals) checkMeasured(flag, metric, { settings, benchmark });
}

/** The measured lengths that a study may use, in epochs, ascending. */
export function lengthsOf(
  { epochs, minEpochs }: BenchmarkSettings,
  benchmark: Benchmark,
): readonly number[] {
  return benchmark.epochs.filter((length) => length >= minEpochs && length <= epochs);
}

function checkObjectives(
  { objectives, reward }: BenchmarkSettings,
  { name, objectives: follows }: AnyStrategy,
): void {
  if (follows === 'many' || reward !== null || objectives.length === 1) return;
  const names = objectives.map(({ metric }) => metric).join(',');
  throw new EspalierError(
    'BAD_INPUT',
    `--objectives must be one for ${name}, which follows one number, but got ${names}. Give one, a --reward of accuracy and latency, or take search:nsga2.`,
  );
}

function checkLength(flag: string, epochs: number, benchmark: Benchmark): void {
  if (benchmark.epochs.includes(epochs)) return;
  throw new EspalierError(
    'BAD_INPUT',
    `${flag} must be a measured length of ${benchmark.name}, ${benchmark.epochs.join(' or ')} epochs, but got ${epochs}.`,
    { flag, epochs },
  );
}

function checkLengths(
  settings: BenchmarkSettings,
  benchmark: Benchmark,
  strategy: AnyStrategy,
): void {
  if (strategy.fidelities === 'one') {
    if (settings.minEpochs === settings.epochs) return;
    throw new EspalierError(
      'BAD_INPUT',
      `--min-epochs must be given to a strategy of several lengths, but got ${strategy.name}, which trains all for --epochs.`,
    );
  }
  const lengths = lengthsOf(settings, benchmark);
  if (lengths.length >= 2) return;
  throw new EspalierError(
    'BAD_INPUT',
    `${strategy.name} must have at least 2 measured lengths to choose from, but got ${lengths.join(', ') || 'none'} (${benchmark.name} measured ${benchmark.epochs.join(', ')}). Choose a strategy of one length, such as search:evolve.`,
    { lengths: [...lengths] },
  );
}

function checkMeasured(
  flag: string,
  metric: string,
  { settings, benchmark }: { settings: BenchmarkSettings; benchmark: Benchmark },
): void {
  if (metric === 'accuracy') return;
  const { cost, name } = benchmark.metrics.find((one) => one.name === metric) ?? {};
  if (name !== undefined && cost === 'expensive') {
    const longest = benchmark.epochs.at(-1)!;
    if (settings.epochs === longest) return;
    throw new EspalierError(
      'NOT_MEASURED',
      `${flag} ${metric} must be searched at the longest training, ${longest} epochs, after which it is measured, but got --epochs ${settings.epochs}.`,
    );
  }
  if (hasValues(metric, benchmark)) return;
  throw new EspalierError(
    'NOT_MEASURED',
    `${flag} must be about metrics that ${benchmark.name} has values of, but got ${metric}, of which it has none. It has ${benchmark.metrics.map((one) => one.name).join(', ')}.`,
    { flag, metric },
  );
}

function hasValues(metric: string, benchmark: Benchmark): boolean {
  for (let row = 0; row < benchmark.size; row++) {
    const figures = { ...benchmark.assess(benchmark.at(row)), accuracy: null };
    if (metricOf(figures, metric) !== undefined) return true;
  }
  return false;
}
