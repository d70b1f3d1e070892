import type { SearchSpace } from '@espalier/space';
import { sizeOf } from './point-code.ts';
import type { Table } from './table.ts';

/** What a table holds, in figures. */
export interface TableSummary {
  readonly sourceRows: number;
  /** Different architectures. */
  readonly architectures: number;
  /** Share of the points of the space, 0 to 1; null where they cannot be counted. */
  readonly coverage: number | null;
  readonly columns: readonly ColumnSummary[];
}

/** The spread of one column over the architectures that have it; NaN where none has. */
export interface ColumnSummary {
  readonly column: string;
  readonly role: string;
  readonly unit: string | null;
  readonly least: number;
  readonly median: number;
  readonly most: number;
  readonly missing: number;
}

/** Counts and spreads of a table. O(rows · log rows). */
export function summaryOf({ header, space, points, columns }: Table): TableSummary {
  const architectures = points.codes.length;
  return {
    sourceRows: header.sourceRows,
    architectures,
    coverage: coverageOf(space, architectures),
    columns: header.columns.map((one) => ({
      column: one.column,
      role: one.role,
      unit: 'unit' in one ? one.unit : null,
      ...spreadOf(columns.get(one.column)!),
    })),
  };
}

function coverageOf(space: SearchSpace, architectures: number): number | null {
  const points = sizeOf(space);
  return points === null ? null : architectures / Number(points);
}

function spreadOf(
  values: Float64Array,
): Pick<ColumnSummary, 'least' | 'median' | 'most' | 'missing'> {
  const known = values.filter((value) => !Number.isNaN(value)).sort();
  const middle = (known.length - 1) / 2;
  const [low = NaN, high = NaN] = [known[Math.floor(middle)], known[Math.ceil(middle)]];
  return {
    least: known[0] ?? NaN,
    median: (low + high) / 2,
    most: known.at(-1) ?? NaN,
    missing: values.length - known.length,
  };
}
