import { html, type Html } from '../html.ts';

/** A figure that a reader looks for first. */
export interface KeyFigure {
  readonly name: string;
  readonly value: string;
  readonly unit: string;
  readonly note: string;
}

/** A few figures side by side, large. */
export function keyFigureList(figures: readonly KeyFigure[]): Html {
  return html`<ul class="figures">
    ${figures.map(
      ({ name, value, unit, note }) =>
        html`<li>
          <span class="name">${name}</span>
          <span class="value">${value}<span class="unit"> ${unit}</span></span>
          <span class="note">${note}</span>
        </li>`,
    )}
  </ul>`;
}
