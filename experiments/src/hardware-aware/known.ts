import { readyBenchmarks } from '@espalier/benchmarks';
import type { BenchmarkChoice } from '../tabular/search-task.ts';
import type { Case } from './cases.ts';

/** All that a benchmark holds of one case, by row; rows without a figure are NaN. */
export interface Known {
  /** 0 to 1. */
  readonly accuracy: Float64Array;
  readonly metric: Float64Array;
}

/** Which benchmark a search of the case runs on; a latency stands as `latencyMs` where it is one. */
export function choiceOf({ benchmark, view, metric, unit }: Case, data: string): BenchmarkChoice {
  return { name: benchmark, data, view, ...(unit === 'ms' && { latency: metric }) };
}

/** Name by which a search sees the figure of the device. */
export const seenAs = ({ metric, unit }: Case): string => (unit === 'ms' ? 'latencyMs' : metric);

/** Reads both columns of a case. */
export async function knownOf(one: Case, data: string): Promise<Known> {
  const { heldOut } = await readyBenchmarks[one.benchmark]!.load({ data, view: one.view });
  const accuracy = heldOut.columns.includes('accuracy')
    ? heldOut.column('accuracy')
    : heldOut.column(`accuracy@${one.epochs}`);
  return { accuracy, metric: heldOut.column(one.metric) };
}

/** Rows that have both figures. */
export function listedRows({ accuracy, metric }: Known): number[] {
  return Array.from(accuracy.keys()).filter(
    (row) => !Number.isNaN(accuracy[row]!) && !Number.isNaN(metric[row]!),
  );
}

/** The value that a share of the rows does not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
}
