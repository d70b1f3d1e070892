import type { Objective } from '@espalier/protocol';
import { metricText } from '../charts/plane.ts';
import { formatCount, formatReward, orDash } from '../format.ts';
import { html, type Html } from '../html.ts';
import { table, type Column } from '../tables/table.ts';
import type { JudgedTrial } from './study-front.ts';

/** The trials of a front with their objectives, folded away until asked for. */
export function frontTable(
  front: readonly JudgedTrial[],
  objectives: readonly Objective[],
): Html | null {
  if (front.length === 0) return null;
  const columns: Column<JudgedTrial>[] = [
    { heading: 'Trial', kind: 'number', cell: ({ number }) => formatCount(number) },
    {
      heading: 'Architecture',
      kind: 'text',
      cell: ({ fingerprint }) => html`<span class="code">${fingerprint}</span>`,
    },
    ...objectives.map(({ metric }, index): Column<JudgedTrial> => {
      const { heading, format } = metricText(metric);
      return { heading, kind: 'number', cell: (trial) => format(trial.objectives[index]!) };
    }),
    { heading: 'Reward', kind: 'number', cell: ({ reward }) => orDash(reward, formatReward) },
  ];
  return html`<details>
    <summary>
      ${front.length === 1 ? 'The trial' : `All ${formatCount(front.length)} trials`} of the front
    </summary>
    ${table(columns, front)}
  </details>`;
}
