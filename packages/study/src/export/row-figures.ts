import type { Json, Trial } from '@espalier/protocol';
import { decisions, type SearchSpace } from '@espalier/space';
import { accountColumns } from './csv.ts';
import type { SourceRow } from './source-rows.ts';

type Cells = SourceRow['cells'];

/** Columns that are read by name, or not at all; a further one is a metric. */
const named = new Set([
  ...accountColumns,
  ...['genotype', 'architecture', 'accuracy', 'latencyMs', 'macs', 'parameters'],
]);

/**
 * What a row says of its architecture, in the form of a trial that is still to be checked.
 *
 * A row of a JSON export has the figures in that form already; what refers to other trials is left
 * out, because they are numbered anew.
 */
export function rowFigures(space: SearchSpace, cells: Cells): Record<string, unknown> {
  const clock = {
    startedAt: textOf(cells['startedAt']) ?? '',
    seconds: figure(cells, 'seconds') ?? 0,
  };
  if (Array.isArray(cells['rungs'])) {
    const { continues: _c, reusedFrom: _r, told: _t, architecture: _a, ...rest } = cells;
    return { clock, ...rest };
  }
  const costSeconds = figure(cells, 'costSeconds');
  const failure = textOf(cells['failure']);
  return {
    outcome: textOf(cells['outcome']) ?? 'complete',
    latency: latencyOf(cells),
    macs: figure(cells, 'macs'),
    parameters: figure(cells, 'parameters'),
    metrics: metricsOf(space, cells),
    rungs: rungsOf(cells),
    accuracy: figure(cells, 'accuracy'),
    violation: figure(cells, 'violation') ?? 0,
    reward: figure(cells, 'reward'),
    ...(costSeconds !== null && { costSeconds }),
    ...(failure !== undefined && { failure: { code: failure, message: '' } }),
    clock,
  };
}

function latencyOf(cells: Cells): Record<keyof NonNullable<Trial['latency']>, unknown> | null {
  const meanMs = figure(cells, 'latencyMs');
  return meanMs === null ? null : { meanMs, sdMs: figure(cells, 'latencySdMs') ?? 0 };
}

function rungsOf(cells: Cells): unknown[] {
  const accuracy = figure(cells, 'accuracy');
  if (accuracy === null) return [];
  return [{ epochs: figure(cells, 'epochs') ?? 1, accuracy, loss: figure(cells, 'loss') }];
}

function metricsOf(space: SearchSpace, cells: Cells): Record<string, number> {
  const paths = new Set(decisions(space).map(({ path }) => path));
  return Object.fromEntries(
    Object.entries(cells).flatMap(([column, cell]) => {
      const value = numberOf(cell);
      const isMetric = !named.has(column) && !paths.has(column) && typeof value === 'number';
      return isMetric ? [[column, value] as const] : [];
    }),
  );
}

/** The number in a named cell, null where it is empty, and what stands there otherwise. */
function figure(cells: Cells, column: string): unknown {
  const value = numberOf(cells[column]);
  return value === undefined ? cells[column] : value;
}

function numberOf(cell: Json | undefined): number | null | undefined {
  if (cell === undefined || cell === null || cell === '') return null;
  const value = typeof cell === 'string' || typeof cell === 'number' ? Number(cell) : NaN;
  return Number.isFinite(value) ? value : undefined;
}

function textOf(cell: Json | undefined): string | undefined {
  return typeof cell === 'string' && cell !== '' ? cell : undefined;
}
