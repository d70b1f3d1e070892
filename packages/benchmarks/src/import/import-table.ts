import { basename, extname } from 'node:path';
import { EspalierError } from '@espalier/protocol';
import type { Genotype, SearchSpace } from '@espalier/space';
import { z } from 'zod';
import { headerSchema, type Column } from '../table/header.ts';
import { columnNamed } from '../table/heading.ts';
import { tableOf, type Table } from '../table/table.ts';
import { columnNames, type ColumnChoice } from './column-names.ts';
import { architectureColumns, type ArchitectureReader } from './read-architecture.ts';
import { numberIn, readFigure } from './read-figures.ts';
import { readSourceTable, type SourceRow } from './source-rows.ts';

/** What a user says of a table. */
export interface ImportOptions extends ColumnChoice {
  readonly space: SearchSpace;
  /** Path of a CSV or JSON file. */
  readonly table: string;
  /** Heading of the architectures; `architecture` where absent. */
  readonly architecture?: string;
  /** Name of the benchmark; that of the file where absent. */
  readonly name?: string;
  readonly cite?: string;
  readonly licence?: string;
  /** What the accuracy is; `accuracy` where absent. */
  readonly accuracyIs?: string;
  /** Headings of metrics of which more is better, beside those whose names say so. */
  readonly maximize?: readonly string[];
  /** Accuracies of the table are percent. */
  readonly percent?: boolean;
}

/** A table that was imported, and the headings of text that were left out. */
export interface Imported {
  readonly table: Table;
  readonly leftOut: readonly string[];
}

/** Rows that an error shows, at most. */
const mostShown = 5;

/**
 * A user's CSV or JSON table as a table of a space.
 *
 * Headings say what columns hold (see `columnNamed`), or the options do.
 *
 * @throws {EspalierError} `DATA_MISSING`; `BAD_INPUT` for a table of another form, and for broken rows
 *   with their places, what must hold, and the cure.
 */
export async function importTable(options: ImportOptions): Promise<Imported> {
  const { space, table: path } = options;
  const { headings, rows } = await readSourceTable(path);
  const architecture = architectureColumns(space, headings, options.architecture);
  const others = headings.filter((heading) => !architecture.headings.includes(heading));
  const kept = others.filter((heading) => holdsNumbers(rows, heading));
  const names = columnNames(kept, options);
  const columns = kept.map((heading) => columnOf(names.get(heading)!, heading, options));
  const header = checkedHeader(options, columns);
  const read = readRows(rows, { architecture: architecture.read, kept, columns }, options);
  return {
    table: tableOf({ space, header, ...read }),
    leftOut: others.filter((heading) => !kept.includes(heading)),
  };
}

function holdsNumbers(rows: readonly SourceRow[], heading: string): boolean {
  return rows.some(({ cells }) => typeof numberIn(cells[heading]) === 'number');
}

function columnOf(name: string, heading: string, { maximize = [] }: ImportOptions): Column {
  const column = columnNamed(name);
  const isMaximized = maximize.includes(heading) && column.role === 'metric';
  return isMaximized ? { ...column, direction: 'maximize' } : column;
}

function checkedHeader(options: ImportOptions, columns: Column[]): z.infer<typeof importHeader> {
  const { table, name, cite = 'own measurements', licence = 'not stated' } = options;
  const file = basename(table, extname(table))
    .toLowerCase()
    .replaceAll(/[^a-z0-9.-]+/g, '-');
  const header = importHeader.safeParse({
    name: name ?? file,
    summary: `imported from ${basename(table)}`,
    cite,
    licence,
    accuracyIs: options.accuracyIs ?? 'accuracy as the imported table states it',
    columns,
  });
  if (header.success) return header.data;
  throw new EspalierError(
    'BAD_INPUT',
    `the columns of ${table} must make a benchmark, but got: ${z.prettifyError(header.error)} Name a column accuracy@EPOCHS, or say which is one with --accuracy HEADING@EPOCHS.`,
    { path: table },
  );
}

const importHeader = headerSchema.omit({ version: true, space: true, sourceRows: true });

interface Reading {
  readonly architecture: ArchitectureReader;
  readonly kept: readonly string[];
  readonly columns: readonly Column[];
}

interface ReadRows {
  readonly genotypes: readonly Genotype[];
  readonly columns: Readonly<Record<string, readonly (number | null)[]>>;
}

function readRows(
  rows: readonly SourceRow[],
  { architecture, kept, columns }: Reading,
  { table, percent = false }: ImportOptions,
): ReadRows {
  const genotypes: Genotype[] = [];
  const figures = columns.map((): (number | null)[] => []);
  const faults: string[] = [];
  for (const row of rows) {
    try {
      genotypes.push(architecture(row));
      for (const [at, column] of columns.entries()) {
        figures[at]!.push(readFigure(row.cells[kept[at]!], column, { percent }));
      }
    } catch (thrown) {
      faults.push(`${row.place}: ${(thrown as Error).message}`);
    }
  }
  if (faults.length > 0) throw brokenRows(table, faults);
  const named = columns.map(({ column }, at) => [column, figures[at]!] as const);
  return { genotypes, columns: Object.fromEntries(named) };
}

function brokenRows(table: string, faults: readonly string[]): EspalierError {
  const shown = faults.slice(0, mostShown);
  const more = faults.length - shown.length;
  const rest = more > 0 ? [`and ${more} more`] : [];
  return new EspalierError(
    'BAD_INPUT',
    `every row of ${table} must be an architecture of the space with its figures, but got ${faults.length} broken ${faults.length === 1 ? 'row' : 'rows'}:\n${[...shown, ...rest].map((line) => `  ${line}`).join('\n')}`,
    { table, faults: shown },
  );
}
