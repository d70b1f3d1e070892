import type { Trial } from '@espalier/protocol';
import { formatCount, formatLatency, formatPercent, formatReward, orDash } from '../format.ts';
import { html, type Html } from '../html.ts';
import { table, type Column } from './table.ts';

const columns: readonly Column<Trial>[] = [
  { heading: 'Trial', kind: 'number', cell: ({ number }) => formatCount(number) },
  {
    heading: 'Architecture',
    kind: 'text',
    cell: ({ fingerprint }) => html`<span class="code">${fingerprint}</span>`,
  },
  { heading: 'Reward', kind: 'number', cell: ({ reward }) => orDash(reward, formatReward) },
  {
    heading: 'Validation accuracy (%)',
    kind: 'number',
    cell: ({ accuracy }) => orDash(accuracy, formatPercent),
  },
  {
    heading: 'Predicted latency (ms)',
    kind: 'number',
    cell: ({ latency }) => orDash(latency, formatLatency),
  },
  { heading: 'MACs', kind: 'number', cell: ({ macs }) => orDash(macs, formatCount) },
  {
    heading: 'Parameters',
    kind: 'number',
    cell: ({ parameters }) => orDash(parameters, formatCount),
  },
];

/**
 * The complete trials of highest reward, best first, one for each architecture.
 *
 * @param winner - Number of the winning trial, whose row is marked.
 */
export function trialsTable(trials: readonly Trial[], winner: number, rows = 10): Html {
  return table(columns, topTrials(trials, winner, rows), ({ number }) =>
    number === winner ? 'winner' : '',
  );
}

/**
 * Complete trials by falling reward; of equal architectures only the first, or the winner if it is
 * one of them.
 */
function topTrials(trials: readonly Trial[], winner: number, rows: number): Trial[] {
  const chosen = new Map<string, Trial>();
  for (const trial of trials) {
    if (trial.outcome !== 'complete' || trial.reward === null) continue;
    if (!chosen.has(trial.fingerprint) || trial.number === winner) {
      chosen.set(trial.fingerprint, trial);
    }
  }
  return [...chosen.values()].toSorted((a, b) => b.reward! - a.reward!).slice(0, rows);
}
