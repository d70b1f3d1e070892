import { EspalierError, type Json } from '@espalier/protocol';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';

/** A row of a table with the place that an error names. */
export interface SourceRow {
  readonly place: string;
  readonly cells: Readonly<Record<string, Json>>;
}

/** How a table is written. */
export type TableFormat = 'csv' | 'json';

const rowsSchema = z.array(z.record(z.string(), z.json()));
const documentSchema = z.union([rowsSchema, z.object({ trials: rowsSchema })]);

/**
 * The rows of a CSV table with a heading, or of a JSON list of objects (or `{ "trials": [...] }`).
 *
 * @throws {EspalierError} `BAD_INPUT` with the line of the CSV, or what is wrong with the JSON.
 */
export function sourceRows(text: string, format: TableFormat): readonly SourceRow[] {
  return format === 'csv' ? csvRows(text) : jsonRows(text);
}

interface CsvRecord {
  readonly record: Record<string, string>;
  readonly info: { readonly lines: number };
}

function csvRows(text: string): SourceRow[] {
  try {
    const rows = parse(text, {
      ...{ columns: true, info: true, bom: true, skip_empty_lines: true, trim: true },
    }) as unknown as CsvRecord[];
    return rows.map(({ record, info }) => ({ place: `line ${info.lines}`, cells: record }));
  } catch (thrown) {
    throw notTable('comma-separated values with a heading', thrown);
  }
}

function jsonRows(text: string): SourceRow[] {
  try {
    const document = documentSchema.parse(JSON.parse(text));
    const rows = 'trials' in document ? document.trials : document;
    return (rows as Record<string, Json>[]).map((cells, index) => ({
      place: `row ${index + 1}`,
      cells,
    }));
  } catch (thrown) {
    throw notTable('JSON: a list of objects, or an object with a list named trials', thrown);
  }
}

function notTable(form: string, thrown: unknown): EspalierError {
  const reason = thrown instanceof z.ZodError ? z.prettifyError(thrown) : (thrown as Error).message;
  return new EspalierError('BAD_INPUT', `the table must be ${form}, but got: ${reason}`);
}
