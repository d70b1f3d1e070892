import { html, type Html } from '../html.ts';
import type { ReportData } from '../report-data.ts';
import { artefactsTable } from '../tables/artefacts-table.ts';
import { stagesTable } from '../tables/stages-table.ts';

/** From the winner to files: what each stage gained, and the files as they were executed. */
export function afterSection({ stages, artefacts, study }: ReportData): Html | null {
  if (stages.length === 0 && artefacts.length === 0) return null;
  return html`<section>
    <h2>From the winner to files</h2>
    ${
      stages.length === 0
        ? null
        : html`<h3>Stages</h3>
            ${stagesTable(stages)}
            <p class="note">
              A stage that did not pay on the file it made was rolled back. Measured latency is of
              that file on this machine (${study.environment.cpu}); predicted latency comes from the
              table of ${study.device.title}, and ≈ marks one that was scaled from it.
            </p>`
    }
    ${
      artefacts.length === 0
        ? null
        : html`<h3>Files</h3>
            ${artefactsTable(artefacts)}
            <p class="note">
              Accuracy and latency are of the file as the named runtime executed it on this machine,
              one image at a time; a dash means not measured.
            </p>`
    }
  </section>`;
}
