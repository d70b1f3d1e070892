import { html, type Html } from '../html.ts';

/** What a drawing is called and how large it is, in its own units. */
export interface PictureFrame {
  /** Unique within the page. */
  readonly id: string;
  /** One sentence for readers who do not see the picture. */
  readonly description: string;
  readonly width: number;
  readonly height: number;
}

/** One SVG element with a description, scaled by the page. */
export function picture({ id, description, width, height }: PictureFrame, content: Html): Html {
  return html`<svg
    xmlns="http://www.w3.org/2000/svg"
    viewBox="0 0 ${width} ${height}"
    role="img"
    aria-labelledby="${id}-description"
    class="drawing"
  >
    <desc id="${id}-description">${description}</desc>
    ${content}
  </svg>`;
}

/** A box for a part that was not searched, such as the stem. */
export function endBox(
  { left, middle, width }: { left: number; middle: number; width: number },
  label: string,
): Html {
  return html`<rect
      class="end"
      x="${left}"
      y="${middle - 16}"
      width="${width}"
      height="32"
      rx="16"
    />
    <text class="small" x="${left + width / 2}" y="${middle + 4}">${label}</text>`;
}
