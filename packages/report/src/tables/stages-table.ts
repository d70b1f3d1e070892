import {
  formatBytes,
  formatCount,
  formatLatency,
  formatMs,
  formatPercent,
  formatSeconds,
  orDash,
} from '../format.ts';
import { html, type Html } from '../html.ts';
import type { StageResult } from '../report-data.ts';
import { table, type Column } from './table.ts';

const columns: readonly Column<StageResult>[] = [
  {
    heading: 'Stage',
    kind: 'text',
    cell: ({ name, reason }) => html`<b>${name}</b><small>${reason}</small>`,
  },
  {
    heading: 'Result',
    kind: 'text',
    cell: ({ accepted }) =>
      accepted
        ? html`<span class="verdict kept">kept</span>`
        : html`<span class="verdict undone">rolled back</span>`,
  },
  number('Validation (%)', ({ accuracy }) => formatPercent(accuracy)),
  number('Test (%)', ({ testAccuracy }) => orDash(testAccuracy, formatPercent)),
  number('Parameters', ({ parameters }) => formatCount(parameters)),
  number('MACs', ({ macs }) => formatCount(macs)),
  number('File', ({ bytes }) => orDash(bytes, formatBytes)),
  number('Measured here (ms)', ({ measuredMs }) => orDash(measuredMs, formatMs)),
  number('Predicted (ms)', ({ predictedMs }) => orDash(predictedMs, predicted)),
  number('Time', ({ seconds }) => formatSeconds(seconds)),
];

/** What each stage after the search did to the network, kept or rolled back, with its reason. */
export function stagesTable(stages: readonly StageResult[]): Html {
  return table(columns, stages, ({ accepted }) => (accepted ? '' : 'undone'));
}

function number(heading: string, cell: (stage: StageResult) => string): Column<StageResult> {
  return { heading, kind: 'number', cell };
}

function predicted(latency: NonNullable<StageResult['predictedMs']>): string {
  return latency.estimate ? `≈ ${formatLatency(latency)}` : formatLatency(latency);
}
