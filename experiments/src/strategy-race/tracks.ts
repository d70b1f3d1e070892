import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readyBenchmarks } from '@espalier/benchmarks';

/** A benchmark that is raced on. */
export interface Track {
  readonly benchmark: string;
  readonly view?: string;
  /** Column of the accuracy that is searched and reported. */
  readonly column: string;
}

const tracks: readonly Track[] = [
  { benchmark: 'nas-bench-201-cifar10', view: 'test', column: 'accuracy@200' },
  { benchmark: 'nas-bench-201-cifar100', view: 'test', column: 'accuracy@200' },
  { benchmark: 'accel-nas-bench', column: 'accuracy' },
  { benchmark: 'nas-bench-macro', column: 'accuracy' },
  { benchmark: 'nats-size', column: 'accuracy' },
];

/** The benchmarks whose files are all below the data folder. */
export function tracksIn(data: string): Track[] {
  return tracks.filter(({ benchmark }) =>
    readyBenchmarks[benchmark]!.files.every((file) => existsSync(join(data, file))),
  );
}
