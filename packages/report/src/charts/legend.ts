import { html, trusted, type Html } from '../html.ts';

const shapes = {
  line: '<path d="M1 8H25" stroke-width="2.6" fill="none"/>',
  dashed: '<path d="M1 8H25" stroke-width="2" stroke-dasharray="5 4" fill="none"/>',
  thin: '<path d="M1 8H25" stroke-width="1" fill="none"/>',
  arc: '<path d="M3 14V8Q3 3 8 3H18Q23 3 23 8V14" stroke-width="1.3" fill="none"/>',
  dot: '<circle cx="13" cy="8" r="4" class="filled"/>',
  ring: '<circle cx="13" cy="8" r="3.4" stroke-width="1.3" fill="none"/>',
  cross: '<path d="M10 5L16 11M16 5L10 11" stroke-width="1.4" fill="none"/>',
  tick: '<path d="M13 3V13" stroke-width="1.4" fill="none"/>',
  star: '<path d="M13 1L15.06 5.7L20.1 6.2L16.3 9.5L17.4 14.5L13 11.9L8.6 14.5L9.7 9.5L5.9 6.2L10.9 5.7Z" class="filled"/>',
  box: '<rect x="5" y="2" width="16" height="12" rx="3" class="filled"/>',
} as const;

/** One sign of a legend and what it stands for. */
export interface LegendItem {
  readonly shape: keyof typeof shapes;
  /** A CSS colour, usually one of `colours`. */
  readonly colour: string;
  readonly text: string;
}

/** The signs of a figure as a list of words, outside the plot, so that nothing can overlap. */
export function legend(items: readonly LegendItem[]): Html {
  return html`<ul class="legend">
    ${items.map(
      ({ shape, colour, text }) =>
        html`<li>
          <svg
            viewBox="0 0 26 16"
            width="26"
            height="16"
            aria-hidden="true"
            style="color:${colour}"
          >
            ${trusted(shapes[shape])}</svg
          >${text}
        </li>`,
    )}
  </ul>`;
}
