import type { Benchmark, LoadedBenchmark, MetricInfo } from './benchmark.ts';
import { heldOutOf } from './held-out.ts';
import { assessorOf } from './table/assessor.ts';
import { tableEvaluator } from './table/evaluator.ts';
import type { Header } from './table/header.ts';
import type { Table } from './table/table.ts';
import { isCompleteTable } from './table/points.ts';

/** How a table is seen. */
export interface BenchmarkView {
  /** Metric that is the latency of the trials, milliseconds; `latencyMs` where the table has it. */
  readonly latency?: string;
}

/**
 * A table as a benchmark for searches and its held-out figures for reports.
 *
 * @throws {EspalierError} `UNKNOWN_NAME` where the table has no such latency.
 */
export function benchmarkOf(table: Table, view: BenchmarkView = {}): LoadedBenchmark {
  return { benchmark: searchable(table, view), heldOut: heldOutOf(table) };
}

/** Closures hold the table, so that no property leads to it. */
function searchable(table: Table, view: BenchmarkView): Benchmark {
  const { header, space, points } = table;
  const { name, summary, cite, licence, accuracyIs } = header;
  return {
    name,
    summary,
    cite,
    licence,
    accuracyIs,
    space,
    size: points.codes.length,
    isComplete: isCompleteTable(space, points),
    epochs: lengthsOf(header),
    metrics: metricsOf(header, view),
    has: (genotype) => points.rowOf(genotype) >= 0,
    rowOf: (genotype) => points.rowOf(genotype),
    at: (row) => points.at(row),
    assess: assessorOf(table, view.latency),
    evaluator: tableEvaluator(table),
    fresh: () => searchable(table, view),
  };
}

function lengthsOf({ columns }: Header): readonly number[] {
  return columns
    .flatMap((column) => (column.role === 'accuracy' ? [column.epochs] : []))
    .sort((a, b) => a - b);
}

function metricsOf({ columns }: Header, { latency }: BenchmarkView): readonly MetricInfo[] {
  const further = columns.flatMap((column): MetricInfo[] => {
    if (column.role !== 'metric') return [];
    const { column: name, unit, direction, cost } = column;
    return [{ name, unit, direction, cost }];
  });
  const chosen = further.find(({ name }) => name === latency);
  return [
    { name: 'accuracy', unit: null, direction: 'maximize', cost: 'expensive' },
    ...(chosen === undefined ? [] : [{ ...chosen, name: 'latencyMs' }]),
    ...further.filter(({ name }) => chosen === undefined || name !== 'latencyMs'),
  ];
}
