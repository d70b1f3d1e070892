import { drawNetworkPicture } from '../drawings/network-drawing.ts';
import { figure } from '../figure.ts';
import { formatCount, formatLatency, formatPercent } from '../format.ts';
import { html, type Html } from '../html.ts';
import type { ReportData } from '../report-data.ts';
import { genotypeTable } from '../tables/genotype-table.ts';

/** The winning network: its picture, its counts and every decision. */
export function winnerSection(data: ReportData): Html {
  const { winner } = data;
  const { picture, legend, caption } = drawNetworkPicture(winner.network);
  return html`<section>
    <h2>The winner</h2>
    <p>
      Trial ${winner.trial} found it: ${formatCount(winner.macs)} multiply-accumulates,
      ${formatCount(winner.parameters)} parameters, ${formatPercent(winner.proxyAccuracy)} % on
      validation images after the short proxy training, ${formatLatency(winner.latency)} ms
      predicted on the device.
    </p>
    ${figure({ title: 'Architecture', picture, legend, caption })} ${genotypeTable(data)}
  </section>`;
}
