import type { Json } from '@espalier/protocol';
import type { Column } from '../table/header.ts';

/** How cells are read. */
export interface FigureOptions {
  /** Accuracies are percent and become fractions. */
  readonly percent: boolean;
}

/** What a cell without a figure holds. */
const missing = /^(?:|nan|null|none|n\/a)$/i;

/** The number in a cell; null where there is none; undefined where it holds another thing. */
export function numberIn(cell: Json | undefined): number | null | undefined {
  if (cell === undefined || cell === null) return null;
  if (typeof cell === 'string' && missing.test(cell.trim())) return null;
  const value = typeof cell === 'string' || typeof cell === 'number' ? Number(cell) : NaN;
  return Number.isFinite(value) ? value : undefined;
}

/**
 * The figure of a cell for a column.
 *
 * @throws {RangeError} where the cell holds no number, or one that the column cannot have.
 */
export function readFigure(
  cell: Json | undefined,
  column: Column,
  { percent }: FigureOptions,
): number | null {
  const value = numberIn(cell);
  if (value === undefined) throw wrong(column, 'be a number or empty', `${JSON.stringify(cell)}.`);
  if (value === null) return null;
  if (isAccuracy(column)) return fractionOf(value, column, percent);
  checkRange(value, column);
  return value;
}

function checkRange(value: number, column: Column): void {
  const { role, column: name } = column;
  if ((role === 'costSeconds' || name === 'latencyMs') && value < 0) {
    throw wrong(column, 'be at least 0', `${value}.`);
  }
  if ((name === 'macs' || name === 'parameters') && !(Number.isSafeInteger(value) && value >= 0)) {
    throw wrong(column, 'be a whole number of at least 0', `${value}.`);
  }
}

function isAccuracy({ role, column }: Column): boolean {
  return role === 'accuracy' || (role === 'heldOut' && /^test:accuracy(@|$)/.test(column));
}

function fractionOf(value: number, column: Column, percent: boolean): number {
  const most = percent ? 100 : 1;
  if (value >= 0 && value <= most) return value / most;
  const cure = percent ? '' : ' Give --percent where the table holds percent.';
  throw wrong(column, `be from 0 to ${most}`, `${value}.${cure}`);
}

function wrong({ column }: Column, rule: string, got: string): RangeError {
  return new RangeError(`${column} must ${rule}, but got ${got}`);
}
