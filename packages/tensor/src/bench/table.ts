import { aligned } from '../program/aligned.ts';
import { nativeKernelsState } from '../native-kernels.ts';
import type { BackendName } from '../backend.ts';

/** What one runtime did on one network. */
export interface Row {
  readonly network: string;
  readonly runtime: string;
  /** Threads or processes that each train a network of their own at the same time. */
  readonly threads: number;
  /** Images a second, all together. */
  readonly training: number;
  readonly inference: number;
  /** Most resident bytes of the process, or of all processes. */
  readonly peakBytes: number;
}

/** The backends that run plans here. */
export function measuredBackends(): readonly BackendName[] {
  const always: readonly BackendName[] = ['wasm-simd', 'wasm'];
  return nativeKernelsState().built ? [...always, 'wasm+native'] : always;
}

const columns = [
  'network',
  'runtime',
  'at once',
  'training',
  'x',
  'inference',
  'x',
  'peak MiB',
  'x',
];

/** Rows as an aligned table of images a second and MiB, with ratios to PyTorch. */
export function tableOf(rows: readonly Row[]): string {
  return aligned([columns, ...rows.map((row) => cellsOf(row, rows))], 2);
}

/** Prints rows as a table or as JSON. */
export function printTable(rows: readonly Row[], format: 'table' | 'json'): void {
  process.stdout.write(`${format === 'json' ? JSON.stringify(rows) : tableOf(rows)}\n`);
}

function cellsOf(row: Row, rows: readonly Row[]): string[] {
  const { network, runtime, threads } = row;
  const baseline = rows.find(
    (one) => one.runtime === 'pytorch' && one.network === network && one.threads === threads,
  );
  const figures = (['training', 'inference', 'peakBytes'] as const).flatMap((name) => [
    Math.round(name === 'peakBytes' ? row[name] / 2 ** 20 : row[name]).toString(),
    baseline === undefined ? '' : (row[name] / baseline[name]).toFixed(2),
  ]);
  return [network, runtime, `${threads}`, ...figures];
}
