import type { LoadedBenchmark } from '../benchmark.ts';
import type { BenchmarkView } from '../benchmark-of.ts';
import type { Table } from '../table/table.ts';

/** Which benchmark to load, and how it is seen. */
export interface ReadyOptions extends BenchmarkView {
  /** Folder that holds the files, the flag `--data`. */
  readonly data: string;
  /** What the accuracy is: a name of {@link ReadyBenchmark.views}; the first where absent. */
  readonly view?: string;
}

/** A published table that is read from files as their authors, or exports, write them. */
export interface ReadyBenchmark {
  readonly name: string;
  readonly summary: string;
  readonly cite: string;
  /** Files below the data folder. */
  readonly files: readonly string[];
  /** What may stand for accuracy, by name. */
  readonly views: Readonly<Record<string, string>>;
  /** The table, e.g. to write it with `writeTable`. @throws {EspalierError} as {@link load}. */
  table(options: Pick<ReadyOptions, 'data' | 'view'>): Promise<Table>;
  /** @throws {EspalierError} `DATA_MISSING`, `DATA_CORRUPT`, `UNKNOWN_NAME` of a view or a latency. */
  load(options: ReadyOptions): Promise<LoadedBenchmark>;
}
