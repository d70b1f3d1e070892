/** Markup that is safe to place into a page; only {@link html} and {@link trusted} make one. */
export interface Html {
  readonly markup: string;
}

/** What {@link html} accepts between its markup: text is escaped, markup is not, null is nothing. */
export type HtmlPart = string | number | Html | null | readonly HtmlPart[];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** The text with the five characters that mean something in HTML and XML replaced by entities. */
export function escapeHtml(text: string): string {
  return withoutControls(text).replace(/[&<>"']/g, (character) => entities[character]!);
}

/**
 * The text without control characters, which XML refuses and a terminal would obey.
 * Tab and new line stay.
 */
export function withoutControls(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what is removed
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]/g, '');
}

/** Markup from a source that already escaped its text. */
export function trusted(markup: string): Html {
  return { markup };
}

/**
 * Template tag for markup: every value between is escaped unless it is itself `Html`.
 *
 * A line break of the template, with its indent, becomes one space; values keep theirs.
 *
 * @example
 * html`<b>${'<script>'}</b>`.markup; // <b>&lt;script&gt;</b>
 */
export function html(strings: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html {
  const text = strings.map(
    (literal, index) => literal.replace(/\s*\n\s*/g, ' ') + markupOf(parts[index] ?? null),
  );
  return { markup: text.join('') };
}

/** The text with `https` addresses turned into links, for citations. */
export function linked(text: string): Html {
  const pieces = text.split(/(https:\/\/[^\s<>"',;)]+[^\s<>"',;).])/);
  return html`${pieces.map((piece, index) =>
    index % 2 === 1 ? html`<a href="${piece}" rel="noreferrer">${piece}</a>` : piece,
  )}`;
}

/** A whole page without scripts, outer files or network requests. */
export function page(title: string, css: string, body: Html): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <style>
          ${trusted(css)}
        </style>
      </head>
      <body>
        ${body}
      </body>
    </html> `.markup;
}

function markupOf(part: HtmlPart): string {
  if (part === null) return '';
  if (typeof part === 'number') return String(part);
  if (typeof part === 'string') return escapeHtml(part);
  if ('markup' in part) return part.markup;
  return part.map(markupOf).join('');
}
