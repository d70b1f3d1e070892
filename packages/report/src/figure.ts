import { html, type Html } from './html.ts';

interface FigureParts {
  readonly title: string;
  readonly legend: Html | null;
  readonly picture: Html;
  /** One plain sentence or two on what is seen and where it comes from. */
  readonly caption: Html;
}

/** A picture with its title and legend above and its explanation below. */
export function figure({ title, legend, picture, caption }: FigureParts): Html {
  return html`<figure>
    <h3>${title}</h3>
    ${legend}
    <div class="scroll">${picture}</div>
    <figcaption>${caption}</figcaption>
  </figure>`;
}
