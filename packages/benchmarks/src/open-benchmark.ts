import type { SearchSpace } from '@espalier/space';
import type { LoadedBenchmark } from './benchmark.ts';
import { benchmarkOf, type BenchmarkView } from './benchmark-of.ts';
import { readTable } from './table/read-table.ts';

/**
 * The benchmark of an Arrow file that `nx run search:import-benchmark` or `writeTable` wrote.
 *
 * @throws {EspalierError} `DATA_MISSING`; `DATA_CORRUPT`; `UNKNOWN_NAME` for another latency.
 * @example
 * const { benchmark, heldOut } = await openBenchmark('my.arrow', nasBench201, { latency: 'pixel3LatencyMs' });
 */
export async function openBenchmark(
  path: string,
  space: SearchSpace,
  view: BenchmarkView = {},
): Promise<LoadedBenchmark> {
  return benchmarkOf(await readTable(path, space), view);
}
