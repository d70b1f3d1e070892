import { formatCount } from '../format.ts';
import { html, type Html } from '../html.ts';
import type { ReportData } from '../report-data.ts';

/** The winner's option at each decision, folded away until asked for. */
export function genotypeTable({ winner }: ReportData): Html {
  return html`<details>
    <summary>All ${formatCount(winner.genotype.length)} decisions of the winner</summary>
    <ul class="genotype">
      ${winner.genotype.map(
        ({ path, option }) => html`<li><span>${path}</span><b class="code">${option}</b></li>`,
      )}
    </ul>
  </details>`;
}
