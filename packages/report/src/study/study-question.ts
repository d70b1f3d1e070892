import { html, linked, type Html } from '../html.ts';
import { definitions } from '../tables/table.ts';
import type { StudyData } from './study-data.ts';

/** What was asked: the settings of the study and the papers of its members. */
export function studyQuestion({ settings, sources }: StudyData): Html {
  return html`<section>
    <h2>The question</h2>
    ${definitions(settings)}
    ${
      sources.length === 0
        ? null
        : html`<p class="sources">
            Sources: ${sources.map((source) => html`<span>${linked(source)}</span>`)}
          </p>`
    }
  </section>`;
}
