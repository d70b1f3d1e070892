import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { EspalierError, type Json } from '@espalier/protocol';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';

/** One row of a user's table. */
export interface SourceRow {
  /** Where it stands, as an error says it: `line 12` of a CSV, `row 12` of JSON. */
  readonly place: string;
  readonly cells: Readonly<Record<string, Json>>;
}

/** A user's table as it stands in its file. */
export interface SourceTable {
  readonly headings: readonly string[];
  readonly rows: readonly SourceRow[];
}

const objects = z.array(z.record(z.string(), z.json()));
const keyed = z.record(z.string(), z.record(z.string(), z.json()));

/**
 * The rows of a CSV file with a head line, or of a JSON file: a list of objects, or an object of
 * objects, whose keys become column `architecture`.
 *
 * @throws {EspalierError} `DATA_MISSING` where it cannot be read; `BAD_INPUT` where it has another form.
 */
export async function readSourceTable(path: string): Promise<SourceTable> {
  const text = await readText(path);
  const rows = read(path, () => (extname(path) === '.json' ? jsonRows(text) : csvRows(text)));
  const headings = [...new Set(rows.flatMap(({ cells }) => Object.keys(cells)))];
  if (rows.length > 0) return { headings, rows };
  throw badTable(path, 'got no row.');
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (thrown) {
    const code = (thrown as NodeJS.ErrnoException).code ?? 'unknown';
    const message = `--table must be a file that can be read, but got ${path} (${code}).`;
    throw new EspalierError('DATA_MISSING', message, { path, code });
  }
}

function read<T>(path: string, rows: () => T): T {
  try {
    return rows();
  } catch (thrown) {
    const reason =
      thrown instanceof z.ZodError ? z.prettifyError(thrown) : (thrown as Error).message;
    throw badTable(path, `got: ${reason.slice(0, 300)}`);
  }
}

function badTable(path: string, got: string): EspalierError {
  return new EspalierError(
    'BAD_INPUT',
    `${path} must be a CSV file with a head line, or a JSON list of objects, but ${got}`,
    { path },
  );
}

function csvRows(text: string): SourceRow[] {
  const options = { columns: differentHeadings, bom: true, trim: true, info: true } as const;
  const records = parse(text, { ...options, skip_empty_lines: true }) as unknown as readonly {
    readonly record: Readonly<Record<string, string>>;
    readonly info: { readonly lines: number };
  }[];
  return records.map(({ record, info }) => ({ place: `line ${info.lines}`, cells: record }));
}

function differentHeadings(headings: string[]): string[] {
  const repeated = headings.find((heading, at) => headings.indexOf(heading) !== at);
  if (repeated === undefined) return headings;
  throw new TypeError(`the heading "${repeated}" twice.`);
}

function jsonRows(text: string): SourceRow[] {
  const content: unknown = JSON.parse(text);
  const rows = Array.isArray(content)
    ? objects.parse(content)
    : Object.entries(keyed.parse(content)).map(([architecture, cells]) => ({
        architecture,
        ...cells,
      }));
  return rows.map((cells, at) => ({ place: `row ${at + 1}`, cells }));
}
