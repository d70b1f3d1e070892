import {
  openBenchmark,
  readHeader,
  readyBenchmarks,
  type BenchmarkView,
  type LoadedBenchmark,
} from '@espalier/benchmarks';
import { EspalierError, memberNamed } from '@espalier/protocol';
import { searchSpaces } from '@espalier/search-spaces';
import { loadSpace } from '../load-space.ts';
import type { BenchmarkSettings } from './settings-schema.ts';

/** Which table, and how it is seen. */
export type BenchmarkSource = Pick<BenchmarkSettings, 'benchmark' | 'data' | 'view' | 'latency'> & {
  /** Null where the table says it. */
  readonly space: string | null;
};

/** A loaded table, and the name or file that its space is loaded by. */
export interface OpenedBenchmark extends LoadedBenchmark {
  readonly spaceName: string;
}

/** True of a file, false of the name of a ready benchmark. */
export const isFile = (benchmark: string): boolean => /[./\\]/.test(benchmark);

/**
 * The benchmark that the flags name: an Arrow file, or a ready one from its published files.
 *
 * @throws {EspalierError} `BAD_INPUT` where flags do not go together; `UNKNOWN_NAME`; `DATA_MISSING`;
 *   `DATA_CORRUPT`.
 */
export async function loadBenchmark(source: BenchmarkSource): Promise<OpenedBenchmark> {
  return isFile(source.benchmark) ? openFile(source) : loadReady(source);
}

async function openFile({
  benchmark: path,
  data,
  view,
  latency,
  space,
}: BenchmarkSource): Promise<OpenedBenchmark> {
  refuse('--data', data, 'a ready benchmark, which it holds the files of');
  refuse('--view', view, 'a ready benchmark; a file holds one kind of accuracy');
  const spaceName = space ?? (await spaceOf(path));
  const loaded = await openBenchmark(path, await loadSpace(spaceName), shown(latency));
  return { ...loaded, spaceName };
}

async function spaceOf(path: string): Promise<string> {
  const { space } = await readHeader(path);
  if (Object.hasOwn(searchSpaces, space.name)) return space.name;
  throw new EspalierError(
    'BAD_INPUT',
    `--space must be the .ts or .js file of the space "${space.name}", which ${path} is about, but got nothing.`,
    { path, space: space.name },
  );
}

async function loadReady({
  benchmark: name,
  data,
  view,
  latency,
  space,
}: BenchmarkSource): Promise<OpenedBenchmark> {
  const ready = memberNamed('--benchmark', readyBenchmarks, name);
  if (data === null) {
    throw new EspalierError(
      'BAD_INPUT',
      `--data must name the folder that holds ${ready.files.join(' and ')}, but got nothing.`,
      { benchmark: name },
    );
  }
  const loaded = await ready.load({ data, ...(view !== null && { view }), ...shown(latency) });
  const own = loaded.benchmark.space.name;
  if (space !== own) refuse('--space', space, 'a file; a ready benchmark has its own space');
  return { ...loaded, spaceName: own };
}

function shown(latency: string | null): BenchmarkView {
  return latency === null ? {} : { latency };
}

function refuse(flag: string, value: string | null, place: string): void {
  if (value === null) return;
  throw new EspalierError(
    'BAD_INPUT',
    `${flag} must be given with --benchmark of ${place}, but got "${value}". Leave it out.`,
    { flag },
  );
}
