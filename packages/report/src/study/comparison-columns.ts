import type { Objective } from '@espalier/protocol';
import { formatMs, formatPercent, formatReward, formatSeconds, orDash } from '../format.ts';
import type { ComparisonRow } from './comparison.ts';

/** A column of the comparison, on a terminal and on a page. */
export interface ComparisonColumn {
  readonly heading: string;
  readonly kind: 'text' | 'number';
  readonly text: (row: ComparisonRow) => string;
}

/** What studies are compared by. */
export const comparisonColumns: readonly ComparisonColumn[] = [
  { heading: 'Study', kind: 'text', text: ({ study }) => study.name },
  { heading: 'Strategy', kind: 'text', text: ({ study }) => study.strategy },
  { heading: 'Space', kind: 'text', text: ({ study }) => study.space },
  { heading: 'Device', kind: 'text', text: ({ study }) => study.device },
  { heading: 'Seed', kind: 'text', text: ({ study }) => study.seed },
  { heading: 'Trials', kind: 'number', text: ({ trials }) => String(trials) },
  {
    heading: 'Best reward',
    kind: 'number',
    text: ({ bestReward }) => orDash(bestReward, formatReward),
  },
  {
    heading: 'Accuracy (%)',
    kind: 'number',
    text: ({ accuracy }) => orDash(accuracy, formatPercent),
  },
  { heading: 'Latency (ms)', kind: 'number', text: ({ latencyMs }) => orDash(latencyMs, formatMs) },
  { heading: 'Front', kind: 'number', text: ({ frontSize }) => String(frontSize) },
  {
    heading: 'Hypervolume',
    kind: 'number',
    text: ({ hypervolume }) => orDash(hypervolume, (value) => value.toPrecision(4)),
  },
  {
    heading: 'Trials to worst',
    kind: 'number',
    text: ({ trialsToWorst }) => orDash(trialsToWorst, String),
  },
  { heading: 'Time', kind: 'number', text: ({ seconds }) => formatSeconds(seconds) },
];

/** What the columns mean that do not say it themselves. */
export function comparisonNote(
  objectives: readonly Objective[],
  reference: readonly number[] | null,
): string {
  const from = objectives
    .map(({ metric }, index) => `${metric} ${String(+(reference?.[index] ?? NaN).toPrecision(4))}`)
    .join(', ');
  return (
    'Accuracy and latency are of the trial of the best reward. ' +
    (reference === null ? '' : `Hypervolume is measured from ${from}. `) +
    '"Trials to worst": trials until as good as the worst study at its end. ' +
    'Time is the sum of the trials.'
  );
}
