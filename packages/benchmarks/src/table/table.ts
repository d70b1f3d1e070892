import type { Genotype, SearchSpace } from '@espalier/space';
import type { Header } from './header.ts';
import { digestOf, pointCodeOf } from './point-code.ts';
import { pointsOf, type Points } from './points.ts';

/** A benchmark in memory: one row for each listed architecture, one array for each column. */
export interface Table {
  readonly header: Header;
  readonly space: SearchSpace;
  readonly points: Points;
  /** By name of the column; NaN where a figure is missing. */
  readonly columns: ReadonlyMap<string, Float64Array>;
}

/** What a source gives, row by row, repeated architectures included. */
export interface TableSource {
  readonly space: SearchSpace;
  readonly header: Omit<Header, 'version' | 'space' | 'sourceRows'>;
  readonly genotypes: readonly Genotype[];
  /** By name of the column, as long as `genotypes`; null or NaN where a figure is missing. */
  readonly columns: Readonly<Record<string, readonly (number | null)[]>>;
}

/**
 * The table of a source.
 *
 * An architecture that is listed repeatedly becomes one row, at its first place, with the mean of
 * what was measured for it: they are repeated measurements of one thing.
 *
 * @throws {RangeError} when a genotype is not of the space.
 */
export function tableOf({ space, header, genotypes, columns }: TableSource): Table {
  const code = pointCodeOf(space);
  const rows = new Map<number | string, number>();
  const rowOfSource = genotypes.map((genotype) => {
    const point = code.encode(genotype);
    const row = rows.get(point) ?? rows.size;
    rows.set(point, row);
    return row;
  });
  const distinct = [...rows.keys()];
  const codes =
    code.kind === 'number' ? Float64Array.from(distinct as number[]) : (distinct as string[]);
  const named = header.columns.map(
    ({ column }) => [column, meansOf(columns[column]!, rowOfSource, rows.size)] as const,
  );
  return {
    header: {
      ...header,
      version: 1,
      space: { name: space.name, digest: digestOf(space) },
      sourceRows: genotypes.length,
    },
    space,
    points: pointsOf(space, codes),
    columns: new Map(named),
  };
}

/** The mean of the figures of each row; NaN where there is none. */
function meansOf(
  values: readonly (number | null)[],
  rowOfSource: readonly number[],
  rows: number,
): Float64Array {
  const sums = new Float64Array(rows);
  const counts = new Uint32Array(rows);
  for (const [at, row] of rowOfSource.entries()) {
    const value = values[at] ?? NaN;
    if (Number.isNaN(value)) continue;
    sums[row]! += value;
    counts[row]!++;
  }
  return sums.map((sum, row) => sum / counts[row]!);
}
