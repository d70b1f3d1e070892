import { html, type Html } from '../html.ts';
import type { StudyData } from './study-data.ts';

/** The commands that go on with the study and repeat it. */
export function studyGoingOn({ resume, repeat }: StudyData): Html {
  return html`<section>
    <h2>Go on, or repeat</h2>
    <p>Continue from the last trial of the journal; a finished study gets its report anew:</p>
    <pre><code>${resume}</code></pre>
    ${
      repeat === null
        ? null
        : html`<p>Repeat from the beginning, with the same seed:</p>
            <pre><code>${repeat}</code></pre>`
    }
  </section>`;
}
