import type { ColumnSummary, TableSummary } from '@espalier/benchmarks';

const head = ['column', 'unit', 'least', 'median', 'most', 'missing'];

/** What was imported: counts, and a row for each column, aligned. */
export function describeTable(
  { sourceRows, architectures, coverage, columns }: TableSummary,
  leftOut: readonly string[],
): string {
  const share = coverage === null ? 'a space without a count' : `${percent(coverage)} of the space`;
  const rows = [head, ...columns.map(cellsOf)];
  const widths = head.map((_, at) => Math.max(...rows.map((row) => row[at]!.length)));
  const lines = rows.map((row) =>
    row
      .map((cell, at) => (at < 2 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!)))
      .join('  '),
  );
  return [
    `${sourceRows} rows, ${architectures} different architectures, ${share}`,
    ...lines,
    ...(leftOut.length > 0 ? [`left out, without numbers: ${leftOut.join(', ')}`] : []),
    '',
  ].join('\n');
}

function cellsOf({ column, unit, least, median, most, missing }: ColumnSummary): string[] {
  return [column, unit ?? '', ...[least, median, most].map(figure), String(missing)];
}

function figure(value: number): string {
  return Number.isNaN(value) ? '-' : String(Number(value.toPrecision(6)));
}

function percent(fraction: number): string {
  return `${Number((100 * fraction).toPrecision(3))} %`;
}
