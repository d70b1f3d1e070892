import { html, type Html, type HtmlPart } from '../html.ts';

/** One column: its heading, unit included, and the cell of a row. */
export interface Column<Row> {
  readonly heading: string;
  /** Numbers are set right, so that digits stand under digits. */
  readonly kind: 'text' | 'number';
  readonly cell: (row: Row) => HtmlPart;
}

/** Rows as an HTML table that scrolls sideways on a narrow screen. */
export function table<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  rowClass: (row: Row) => string = () => '',
): Html {
  return html`<div class="scroll">
    <table>
      <thead>
        <tr>
          ${columns.map(({ heading, kind }) => html`<th scope="col" class="${kind}">${heading}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr class="${rowClass(row)}">
              ${columns.map(({ kind, cell }) => html`<td class="${kind}">${cell(row)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** Names and their values as a list of definitions. */
export function definitions(rows: readonly (readonly [name: string, value: HtmlPart])[]): Html {
  return html`<dl>
    ${rows.map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}
