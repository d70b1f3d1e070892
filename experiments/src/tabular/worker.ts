import { readyBenchmarks, type Benchmark } from '@espalier/benchmarks';
import { memberNamed } from '@espalier/protocol';
import { serve } from '@espalier/workers';
import { runTask } from './run-task.ts';
import type { SearchRecord, SearchTask } from './search-task.ts';

/** Loaded once for each thread. */
const loaded = new Map<string, Promise<Benchmark>>();

function benchmarkOf({ benchmark: choice }: SearchTask): Promise<Benchmark> {
  const key = JSON.stringify(choice);
  const known = loaded.get(key);
  if (known !== undefined) return known;
  const loading = memberNamed('benchmark', readyBenchmarks, choice.name)
    .load(choice)
    // The part for reports stays out of reach of the search.
    .then(({ benchmark }) => benchmark);
  loaded.set(key, loading);
  return loading;
}

export default serve<SearchTask, SearchRecord[]>(async (task) =>
  runTask(task, await benchmarkOf(task)),
);
