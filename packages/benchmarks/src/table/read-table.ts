import { readFile } from 'node:fs/promises';
import type { Table as ArrowTable, Vector } from 'apache-arrow';
import { EspalierError } from '@espalier/protocol';
import type { SearchSpace } from '@espalier/space';
import { z } from 'zod';
import { headerSchema, type Header } from './header.ts';
import { digestOf, pointCodeOf } from './point-code.ts';
import { pointsOf, type Points } from './points.ts';
import type { Table } from './table.ts';
import { headerKey, pointColumn } from './write-table.ts';

/**
 * The table of an Arrow file; its columns are views of the file's bytes where they have one batch.
 *
 * @throws {EspalierError} `DATA_MISSING` where there is no such file; `DATA_CORRUPT` where it is not
 *   a benchmark, or one of another space.
 */
export async function readTable(path: string, space: SearchSpace): Promise<Table> {
  return read(path, (arrow) => {
    const header = headerOf(arrow);
    checkSpace(header, space);
    const columns = header.columns.map(
      ({ column }) => [column, figuresOf(columnOf(arrow, column))] as const,
    );
    return { header, space, points: readPoints(arrow, space), columns: new Map(columns) };
  });
}

/** What the head of a benchmark file says, its space included. @throws {EspalierError} as {@link readTable}. */
export async function readHeader(path: string): Promise<Header> {
  return read(path, headerOf);
}

async function read<T>(path: string, use: (arrow: ArrowTable) => T): Promise<T> {
  const { tableFromIPC } = await import('apache-arrow');
  const bytes = await readBytes(path);
  try {
    return use(tableFromIPC(bytes));
  } catch (thrown) {
    throw new EspalierError(
      'DATA_CORRUPT',
      `${path} must be an Arrow file of a benchmark, but got: ${reasonOf(thrown)} Write it with nx run search:import-benchmark.`,
      { path },
    );
  }
}

function reasonOf(thrown: unknown): string {
  return thrown instanceof z.ZodError ? z.prettifyError(thrown) : (thrown as Error).message;
}

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (thrown) {
    const code = (thrown as NodeJS.ErrnoException).code ?? 'unknown';
    throw new EspalierError(
      'DATA_MISSING',
      `${path} must be a readable file, but got ${code}. Write it with nx run search:import-benchmark.`,
      { path, code },
    );
  }
}

function headerOf({ schema }: ArrowTable): Header {
  const text = schema.metadata.get(headerKey);
  if (text === undefined) throw new TypeError(`no metadata "${headerKey}".`);
  return headerSchema.parse(JSON.parse(text));
}

function checkSpace({ space: written }: Header, space: SearchSpace): void {
  if (written.name !== space.name) {
    throw new TypeError(`space "${written.name}" where "${space.name}" was asked for.`);
  }
  if (written.digest !== digestOf(space)) {
    throw new TypeError(`space "${space.name}" with other decisions; import the table again.`);
  }
}

function columnOf(arrow: ArrowTable, name: string): Vector {
  const column = arrow.getChild(name);
  if (column === null) throw new TypeError(`no column "${name}".`);
  return column;
}

/** The bytes of a column as they lie, with NaN for what is null. */
function figuresOf(column: Vector): Float64Array {
  const values: unknown = column.toArray();
  if (!(values instanceof Float64Array)) throw new TypeError('a column that is not Float64.');
  if (column.nullCount === 0) return values;
  return values.map((value, row) => (column.isValid(row) ? value : NaN));
}

function readPoints(arrow: ArrowTable, space: SearchSpace): Points {
  const { kind } = pointCodeOf(space);
  const column = columnOf(arrow, pointColumn[kind]);
  const codes =
    kind === 'number'
      ? Float64Array.from(column.toArray() as ArrayLike<number | bigint>, Number)
      : [...(column as Iterable<string>)];
  return pointsOf(space, codes);
}
