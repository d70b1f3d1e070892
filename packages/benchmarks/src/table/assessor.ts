import { EspalierError, nearestName, type Assessment } from '@espalier/protocol';
import type { Genotype } from '@espalier/space';
import type { Table } from './table.ts';

/** Metrics that have a field of their own in an assessment. */
const fields = ['latencyMs', 'macs', 'parameters'];

/**
 * Prices architectures from the cheap columns of a table.
 *
 * Latencies are table values, stated without variance. A figure that is missing in the table is left
 * out; an architecture that is not listed has a `failure`.
 *
 * @param latency - Column that is the latency of the trials.
 * @throws {EspalierError} `UNKNOWN_NAME` where there is no such column.
 */
export function assessorOf(
  table: Table,
  latency = 'latencyMs',
): (genotype: Genotype) => Assessment {
  const cheap = cheapColumns(table);
  if (latency !== 'latencyMs' && !cheap.has(latency))
    throw unknownLatency([...cheap.keys()], latency);
  const further = [...cheap].filter(([name]) => !fields.includes(name));
  const [milliseconds, macs, parameters] = [latency, 'macs', 'parameters'].map((name) =>
    cheap.get(name),
  );
  return (genotype) => {
    const row = table.points.rowOf(genotype);
    if (row < 0) return { ...unpriced, failure: notListed(table) };
    const meanMs = figureAt(milliseconds, row);
    const metrics = further.flatMap(([name, values]) => {
      const value = figureAt(values, row);
      return value === null ? [] : [[name, value] as const];
    });
    return {
      latency: meanMs === null ? null : { meanMs, sdMs: 0 },
      macs: figureAt(macs, row),
      parameters: figureAt(parameters, row),
      ...(metrics.length > 0 && { metrics: Object.fromEntries(metrics) }),
    };
  };
}

const unpriced = { latency: null, macs: null, parameters: null };

function cheapColumns({ header, columns }: Table): ReadonlyMap<string, Float64Array> {
  const cheap = header.columns.filter((one) => one.role === 'metric' && one.cost === 'cheap');
  return new Map(cheap.map(({ column }) => [column, columns.get(column)!]));
}

function figureAt(values: Float64Array | undefined, row: number): number | null {
  const value = values?.[row] ?? NaN;
  return Number.isNaN(value) ? null : value;
}

/** Why an architecture cannot be priced. */
export function notListed({ header, points }: Table): { code: 'NOT_MEASURED'; message: string } {
  return {
    code: 'NOT_MEASURED',
    message: `the architecture must be one of the ${points.codes.length} that ${header.name} lists, but got another. Search with listedOnly, which proposes listed ones alone.`,
  };
}

function unknownLatency(names: readonly string[], latency: string): EspalierError {
  return new EspalierError(
    'UNKNOWN_NAME',
    `the latency must be one of ${names.join(', ')}, but got "${latency}". Did you mean "${nearestName(latency, names) ?? ''}"?`,
    { names, latency },
  );
}
