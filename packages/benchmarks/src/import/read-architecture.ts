import { EspalierError, type Json } from '@espalier/protocol';
import {
  decisions,
  encode,
  fromJson,
  validate,
  type Decision,
  type Genotype,
  type SearchSpace,
} from '@espalier/space';
import { architectureStrings } from '../architecture-strings/index.ts';
import type { SourceRow } from './source-rows.ts';

/** Reads the architecture of a row. @throws {TypeError | RangeError | SyntaxError} saying what is wrong. */
export type ArchitectureReader = (row: SourceRow) => Genotype;

/** How a table writes its architectures, and which of its columns that takes. */
export interface ArchitectureColumns {
  readonly read: ArchitectureReader;
  readonly headings: readonly string[];
}

/**
 * How to read the architectures of a table, by its headings.
 *
 * In this order: column `given` or `architecture` holds the space's own string or the values as JSON;
 * column `genotype` holds option indices by decision as JSON; or each decision has a column named as
 * its path, with the option itself, empty where the decision does not exist.
 *
 * @throws {EspalierError} `BAD_INPUT` where the headings offer none of these.
 */
export function architectureColumns(
  space: SearchSpace,
  headings: readonly string[],
  given?: string,
): ArchitectureColumns {
  const column = given ?? 'architecture';
  if (headings.includes(column)) {
    return { read: ({ cells }) => fromCell(space, cells[column] ?? null), headings: [column] };
  }
  if (given === undefined && headings.includes('genotype')) {
    return {
      read: ({ cells }) => asGenotype(space, cells['genotype'] ?? null),
      headings: ['genotype'],
    };
  }
  const all = decisions(space);
  const always = all.filter(({ when }) => when.length === 0);
  if (given === undefined && always.every(({ path }) => headings.includes(path))) {
    return { read: (row) => fromOptions(space, row), headings: all.map(({ path }) => path) };
  }
  throw new EspalierError(
    'BAD_INPUT',
    `the table must have a column ${column}, genotype, or one for each decision (${always.map(({ path }) => path).join(', ')}), but got ${headings.join(', ')}. Name its column with --architecture.`,
    { headings: [...headings] },
  );
}

/** The space's own string, a stored architecture, or its values. */
function fromCell(space: SearchSpace, cell: Json): Genotype {
  const fromText = architectureStrings[space.name];
  if (typeof cell === 'string' && !/^[[{]/.test(cell) && fromText !== undefined) {
    return encode(space, fromText(cell) as never);
  }
  const content = parsed(cell);
  const isDocument = typeof content === 'object' && content !== null && 'version' in content;
  return encode(space, (isDocument ? fromJson(space, content) : content) as never);
}

function asGenotype(space: SearchSpace, cell: Json): Genotype {
  const genotype = parsed(cell) as Genotype;
  validate(space, genotype);
  return genotype;
}

function parsed(cell: Json): unknown {
  return typeof cell === 'string' ? JSON.parse(cell) : cell;
}

function fromOptions(space: SearchSpace, { cells }: SourceRow): Genotype {
  const taken = decisions(space).flatMap((decision) => {
    const cell = cells[decision.path] ?? '';
    return cell === '' ? [] : [[decision.path, choiceOf(decision, cell)] as const];
  });
  const genotype = Object.fromEntries(taken);
  validate(space, genotype);
  return genotype;
}

function choiceOf({ path, options }: Decision, cell: Json): number {
  const text = typeof cell === 'string' ? cell : JSON.stringify(cell);
  const choice = options.findIndex((option) =>
    typeof option === 'number' ? option === Number(text) : spelling(option) === text,
  );
  if (choice >= 0) return choice;
  throw new RangeError(
    `${path} must be one of ${options.map(spelling).join(', ')}, but got ${text}.`,
  );
}

function spelling(option: unknown): string {
  return typeof option === 'string' ? option : JSON.stringify(option);
}
