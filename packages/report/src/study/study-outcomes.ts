import type { Outcome } from '@espalier/protocol';
import { formatCount, formatPercent } from '../format.ts';
import { html, type Html } from '../html.ts';
import { table, type Column } from '../tables/table.ts';
import { outcomeCounts, type OutcomeCount } from './outcome-counts.ts';
import type { StudyData } from './study-data.ts';

/** The outcomes in words. */
export const outcomeText: Readonly<Record<Outcome, string>> = {
  complete: 'trained in full',
  pruned: 'stopped early',
  infeasible: 'infeasible',
  failed: 'failed',
};

/** How the trials ended, and why. */
export function studyOutcomes({ trials }: StudyData): Html | null {
  if (trials.length === 0) return null;
  const columns: readonly Column<OutcomeCount>[] = [
    { heading: 'Outcome', kind: 'text', cell: ({ outcome }) => outcomeText[outcome] },
    { heading: 'Trials', kind: 'number', cell: ({ count }) => formatCount(count) },
    {
      heading: 'Share (%)',
      kind: 'number',
      cell: ({ count }) => formatPercent(count / trials.length),
    },
    { heading: 'Why', kind: 'text', cell: whyOf },
  ];
  return html`<section>
    <h2>How trials ended</h2>
    ${table(columns, outcomeCounts(trials))}
    ${reusedNote(trials.filter(({ reusedFrom }) => reusedFrom !== undefined).length)}
  </section>`;
}

const mostReasons = 5;

function whyOf({ reasons }: OutcomeCount): Html {
  const rest = reasons.length - mostReasons;
  return html`${reasons
    .slice(0, mostReasons)
    .map(({ reason, count }) => html`<small>${formatCount(count)} × ${reason}</small>`)}
  ${rest > 0 ? html`<small>and ${rest} further reasons</small>` : null}`;
}

function reusedNote(count: number): Html | null {
  if (count === 0) return null;
  return html`<p class="note">
    ${formatCount(count)} of them had the architecture of an earlier trial, whose measurement they
    share.
  </p>`;
}
