import { validate, type Genotype, type SearchSpace } from '@espalier/space';
import { pointCodeOf, sizeOf, type NumberCode, type TextCode } from './point-code.ts';

/** The listed architectures of a table, as their file writes them and as it finds them again. */
export interface Points {
  readonly codes: Float64Array | readonly string[];
  /** The row of a genotype, or -1. O(1); without allocation where codes are numbers. */
  rowOf(genotype: Genotype): number;
  at(row: number): Genotype;
}

/** Spaces up to so many points get an array over all of them, 16 MiB, instead of a map. */
const mostDense = 4_194_304;

/**
 * The points of a column of codes.
 *
 * @throws {RangeError} when a code is no point of the space or stands there twice.
 */
export function pointsOf(space: SearchSpace, codes: Float64Array | readonly string[]): Points {
  const code = pointCodeOf(space);
  const rowOf = code.kind === 'number' ? numbered(code, codes) : spelled(space, code, codes);
  return {
    codes,
    rowOf,
    at: (row) => {
      const written = codes[row];
      if (written !== undefined) return decoded(code, written);
      throw new RangeError(`a row must be from 0 to ${codes.length - 1}, but got ${row}.`);
    },
  };
}

function decoded(code: NumberCode | TextCode, written: number | string): Genotype {
  return code.kind === 'number' ? code.decode(written as number) : code.decode(written as string);
}

function numbered(code: NumberCode, codes: ArrayLike<unknown>): Points['rowOf'] {
  for (let row = 0; row < codes.length; row++) checkNumber(code, codes[row] as number, row);
  return code.size <= mostDense
    ? dense(code, codes as ArrayLike<number>)
    : sparse(code, codes as ArrayLike<number>);
}

function checkNumber({ size: count }: NumberCode, point: number, row: number): void {
  if (Number.isInteger(point) && point >= 0 && point < count) return;
  throw new RangeError(`the point of row ${row} must be from 0 to ${count - 1}, but got ${point}.`);
}

function dense(code: NumberCode, codes: ArrayLike<number>): Points['rowOf'] {
  const rows = new Int32Array(code.size).fill(-1);
  for (let row = 0; row < codes.length; row++) {
    if (rows[codes[row]!] !== -1) throw repeated(row, codes[row]!);
    rows[codes[row]!] = row;
  }
  return (genotype) => rows[code.encode(genotype)] ?? -1;
}

function sparse(code: NumberCode, codes: ArrayLike<number>): Points['rowOf'] {
  const rows = new Map<number, number>();
  for (let row = 0; row < codes.length; row++) {
    if (rows.has(codes[row]!)) throw repeated(row, codes[row]!);
    rows.set(codes[row]!, row);
  }
  return (genotype) => rows.get(code.encode(genotype)) ?? -1;
}

function spelled(space: SearchSpace, code: TextCode, codes: ArrayLike<unknown>): Points['rowOf'] {
  const rows = new Map<string, number>();
  for (let row = 0; row < codes.length; row++) {
    const point = codes[row] as string;
    validate(space, code.decode(point));
    if (rows.has(point)) throw repeated(row, point);
    rows.set(point, row);
  }
  return (genotype) => rows.get(code.encode(genotype)) ?? -1;
}

function repeated(row: number, point: number | string): RangeError {
  return new RangeError(`points must differ, but got ${point} again in row ${row}.`);
}

/** Whether a table lists every point of its space. */
export function isCompleteTable(space: SearchSpace, { codes }: Points): boolean {
  return sizeOf(space) === BigInt(codes.length);
}
