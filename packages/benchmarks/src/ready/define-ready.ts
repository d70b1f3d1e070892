import { memberNamed } from '@espalier/protocol';
import { benchmarkOf } from '../benchmark-of.ts';
import type { Table } from '../table/table.ts';
import type { ReadyBenchmark } from './ready-benchmark.ts';

/** What a file of this folder says; the rest is the same for all. */
export interface ReadySource<View extends string> extends Pick<
  ReadyBenchmark,
  'name' | 'summary' | 'cite' | 'files'
> {
  readonly views: Readonly<Record<View, string>>;
  /** Device whose latency is shown where none is asked for. */
  readonly latency?: string;
  table(data: string, view: View): Promise<Table>;
}

/** A ready benchmark, with its view checked. */
export function defineReady<View extends string>(source: ReadySource<View>): ReadyBenchmark {
  const names = Object.keys(source.views) as View[];
  const byName = Object.fromEntries(names.map((name) => [name, name])) as Record<string, View>;
  const table: ReadyBenchmark['table'] = async ({ data, view }) =>
    source.table(data, memberNamed(`the view of ${source.name}`, byName, view ?? names[0]!));
  return {
    ...source,
    table,
    load: async ({ data, view, latency = source.latency }) =>
      benchmarkOf(
        await table({ data, ...(view !== undefined && { view }) }),
        latency === undefined ? {} : { latency },
      ),
  };
}
