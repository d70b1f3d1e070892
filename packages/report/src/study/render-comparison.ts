import { align } from '../align.ts';
import { drawLineChart } from '../charts/line-chart.ts';
import { figure } from '../figure.ts';
import { html, page, withoutControls } from '../html.ts';
import { styleSheet } from '../style-sheet.ts';
import { table } from '../tables/table.ts';
import { comparisonLegend, renderComparisonChart } from './comparison-chart.ts';
import { comparisonColumns, comparisonNote } from './comparison-columns.ts';
import { comparisonCurves } from './comparison-curves.ts';
import type { Comparison } from './comparison.ts';
import { progressAxes, type ProgressAxis } from './progress-axis.ts';
import { seriesSheet } from './series-colours.ts';

const title = 'Studies compared';

/**
 * Studies beside each other as one HTML page without scripts: their curves and their figures.
 *
 * @param warnings - What makes the comparison unfair, in sentences.
 */
export function renderComparison(
  comparison: Comparison,
  axis: ProgressAxis,
  warnings: readonly string[],
): string {
  const { rows, objectives, reference } = comparison;
  const columns = comparisonColumns.map(({ text, ...column }) => ({ ...column, cell: text }));
  const body = html`<main>
    <header>
      <p class="kicker">Espalier studies</p>
      <h1>${title}</h1>
      <p class="lead">${rows.map(({ study }) => study.name).join(', ')}</p>
      ${warnings.map((warning) => html`<p class="note">${warning}</p>`)}
    </header>
    ${figure({
      title: comparison.followed.name,
      picture: renderComparisonChart(comparison, axis),
      legend: comparisonLegend(comparison),
      caption: html`The line of a study ends at its last trial. Only trials that were trained in
      full count.`,
    })}
    <section>
      <h2>Figures</h2>
      ${table(columns, rows)}
      <p class="note">${comparisonNote(objectives, reference)}</p>
    </section>
  </main>`;
  return page(title, styleSheet + seriesSheet, body);
}

/** The curves of {@link renderComparison} as an SVG file that needs no page around it. */
export function drawComparison(comparison: Comparison, axis: ProgressAxis): string {
  return drawLineChart({
    title: comparison.followed.name,
    x: progressAxes[axis],
    y: '',
    series: comparisonCurves(comparison, axis),
  });
}

/** Studies beside each other in aligned plain text, without control characters of any input. */
export function comparisonText({ rows, objectives, reference }: Comparison): string {
  const headings = comparisonColumns.map(({ heading }) => heading);
  const cells = rows.map((row) => comparisonColumns.map(({ text }) => text(row)));
  const sides = comparisonColumns.map(({ kind }) => (kind === 'number' ? 'right' : 'left'));
  const text = `${align([headings, ...cells], sides)}\n\n${comparisonNote(objectives, reference)}`;
  return `${withoutControls(text)}\n`;
}
