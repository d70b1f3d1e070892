import type { LineSeries } from '@espalier/report';
import { moments } from '../statistics/moments.ts';
import type { SearchRecord } from '../tabular/search-task.ts';
import { chosenRow } from './outcome.ts';

const points = 60;

/**
 * Mean figure of what searches would have chosen at each of 60 moments of their simulated time,
 * from the moment at which all have chosen something.
 */
export function curveOf(
  name: string,
  records: readonly SearchRecord[],
  { figure, seconds }: { readonly figure: Float64Array; readonly seconds: number },
): LineSeries {
  const moment = (index: number): number => ((index + 1) / points) * seconds;
  const curve = Array.from({ length: points }, (_, index) => {
    const chosen = records.map((record) => chosenRow(record, endedBy(record, moment(index))));
    if (chosen.includes(-1)) return [];
    return [[moment(index), moments(chosen.map((row) => figure[row]!)).mean] as const];
  });
  return { name, points: curve.flat() };
}

function endedBy({ endSeconds }: SearchRecord, seconds: number): number {
  const first = endSeconds.findIndex((end) => end > seconds);
  return first === -1 ? endSeconds.length : first;
}
