import { table } from '../command-line/table.ts';
import type { Placing } from './measure.ts';

/** One table for each benchmark, best first by the last column of accuracies. */
export function describeRace(placings: readonly Placing[], counts: readonly number[]): string {
  const tracks = [...new Set(placings.map(({ track }) => track))];
  return tracks
    .map((track) => {
      const field = placings
        .filter((placing) => placing.track === track)
        .toSorted((a, b) => b.found.at(-1)!.mean - a.found.at(-1)!.mean);
      return [
        `${track}: best accuracy found, percent, mean ± standard deviation over seeds`,
        '',
        table([
          [
            'strategy',
            'seeds',
            ...counts.flatMap((count) => [`${count} evaluations`, 'rank']),
            'ms a trial',
          ],
          ...field.map(({ strategy, seeds, found, ranks, msPerTrial }) => [
            strategy,
            `${seeds}`,
            ...found.flatMap(({ mean, deviation }, at) => [
              `${mean.toFixed(2)} ± ${deviation.toFixed(2)}`,
              ranks[at]!.toFixed(1),
            ]),
            msPerTrial.toFixed(2),
          ]),
        ]),
      ].join('\n');
    })
    .join('\n');
}
