import { formatCount, formatSeconds } from '../format.ts';
import { html, type Html } from '../html.ts';
import type { ReportData } from '../report-data.ts';
import { definitions } from '../tables/table.ts';

/** Where the figures come from, what may mislead, and how to repeat the study. */
export function trustSection({ study }: ReportData): Html {
  const { device, environment, versions, times } = study;
  const { cpu, cores, node, backend } = environment;
  return html`<section>
    <h2>Where the figures come from</h2>
    <p>
      <b>Predicted latency</b> is of ${device.title}: ${device.provenance}
      <b>Measured latency</b> is of this machine: ${cpu}, ${cores} cores.
    </p>
    ${caveats(device.caveats)}
    <h3>Repeat the study</h3>
    <pre><code>${study.command}</code></pre>
    ${definitions([
      ['Seed', html`<span class="code">${study.seed}</span>`],
      ['Order', `${study.workers} workers, lag ${formatCount(study.lag)}`],
      ['Environment', `${cpu}, ${cores} cores, Node ${node}`],
      ...(backend === undefined ? [] : [['Trained with', backend] as const]),
      [
        'Versions',
        Object.entries(versions)
          .map(([name, version]) => `${name} ${version}`)
          .join(', '),
      ],
      [
        'Time',
        [
          `${formatSeconds(times.totalSeconds)} in all`,
          ...times.parts.map(({ name, seconds }) => `${name} ${formatSeconds(seconds)}`),
        ].join(', '),
      ],
    ])}
  </section>`;
}

function caveats(all: readonly string[]): Html | null {
  if (all.length === 0) return null;
  return html`<p>Mind that:</p>
    <ul class="caveats">
      ${all.map((caveat) => html`<li>${caveat}</li>`)}
    </ul>`;
}
