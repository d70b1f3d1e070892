import { EspalierError, memberNamed } from '@espalier/protocol';
import type { HeldOut } from './benchmark.ts';
import { notListed } from './table/assessor.ts';
import type { Table } from './table/table.ts';

/** Name of the columns of test accuracies, before `@` and the length. */
export const testAccuracy = 'test:accuracy';

/** Every figure of a table, for reports. */
export function heldOutOf(table: Table): HeldOut {
  const { header, columns, points } = table;
  const byName = Object.fromEntries(columns);
  const column = (name: string): Float64Array => memberNamed('the column', byName, name);
  const longest = header.columns
    .flatMap((one) => (one.role === 'heldOut' && one.column.startsWith(testAccuracy) ? [one] : []))
    .sort((a, b) => (b.epochs ?? 0) - (a.epochs ?? 0))[0];
  const figure: HeldOut['figure'] = (name, genotype) => {
    const values = column(name);
    const row = points.rowOf(genotype);
    if (row >= 0) return values[row]!;
    throw EspalierError.fromWire({ ...notListed(table), details: { genotype } });
  };
  return {
    columns: [...columns.keys()],
    column,
    figure,
    test: (genotype) => {
      if (longest !== undefined) return figure(longest.column, genotype);
      throw new EspalierError(
        'NOT_MEASURED',
        `${header.name} must hold a test accuracy to report one, but got none. Its accuracy is ${header.accuracyIs}.`,
      );
    },
  };
}
