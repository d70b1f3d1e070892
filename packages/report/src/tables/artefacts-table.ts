import { formatBytes, formatMs, formatPercent, orDash } from '../format.ts';
import { html, type Html } from '../html.ts';
import type { Artefact } from '../report-data.ts';
import { table, type Column } from './table.ts';

const columns: readonly Column<Artefact>[] = [
  {
    heading: 'File',
    kind: 'text',
    cell: ({ file, sha256 }) =>
      html`<b class="code">${file}</b><small class="code">sha256 ${sha256}</small>`,
  },
  { heading: 'Size', kind: 'number', cell: ({ bytes }) => formatBytes(bytes) },
  {
    heading: 'Test accuracy (%)',
    kind: 'number',
    cell: ({ testAccuracy }) => orDash(testAccuracy, formatPercent),
  },
  { heading: 'Median (ms)', kind: 'number', cell: ({ medianMs }) => orDash(medianMs, formatMs) },
  { heading: 'Least (ms)', kind: 'number', cell: ({ minimumMs }) => orDash(minimumMs, formatMs) },
  { heading: 'Executed in', kind: 'text', cell: ({ runtime }) => runtime },
  {
    heading: 'Operators',
    kind: 'text',
    cell: ({ opTypes }) => html`<small>${opTypes.join(', ')}</small>`,
  },
];

/** The files of the result folder with size, checksum and what their execution here gave. */
export function artefactsTable(artefacts: readonly Artefact[]): Html {
  return table(columns, artefacts);
}
