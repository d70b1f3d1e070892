import { multiplyAdd } from './lanes';
import { writePart } from './partial-vectors';

// Extents of a tile: its sums, a factor and a row of b fill the registers of a vector machine.
const tileRows: i32 = 4;
const tileBytes: usize = 32;

/**
 * c[i, j] (=|+=) factor * sum over k of a[i, k] * b[k, j], for i < rows, j < columns, k < terms.
 *
 * a may be transposed by its steps; the columns of b and c are neighbours in memory.
 */
export function stridedProduct(
  a: usize,
  aRow: usize,
  aStep: usize,
  b: usize,
  bRow: usize,
  c: usize,
  cRow: usize,
  rows: i32,
  columns: i32,
  terms: i32,
  factor: f32,
  mode: i32,
): void {
  const bytes = usize(columns) << 2;
  for (let j: usize = 0; j < bytes; j += tileBytes) {
    const width = i32((bytes - j) >> 2);
    for (let i = 0; i < rows; i += tileRows) {
      const from = a + usize(i) * aRow;
      const to = c + usize(i) * cRow + j;
      const height = min(rows - i, tileRows);
      tile(from, aRow, aStep, b + j, bRow, to, cRow, height, width, terms, factor, mode);
    }
  }
}

/** Four rows of eight columns, of which `rows` and `columns` are written. */
function tile(
  a: usize,
  aRow: usize,
  aStep: usize,
  b: usize,
  bRow: usize,
  c: usize,
  cRow: usize,
  rows: i32,
  columns: i32,
  terms: i32,
  factor: f32,
  mode: i32,
): void {
  // Rows that are not there repeat the last one, and are not written.
  const row1 = aRow * usize(min(1, rows - 1));
  const row2 = aRow * usize(min(2, rows - 1));
  const row3 = aRow * usize(min(3, rows - 1));
  let s00 = f32x4.splat(0);
  let s01 = s00;
  let s10 = s00;
  let s11 = s00;
  let s20 = s00;
  let s21 = s00;
  let s30 = s00;
  let s31 = s00;
  for (let k = 0; k < terms; k++) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    const a0 = v128.load32_splat(a);
    s00 = multiplyAdd(s00, a0, b0);
    s01 = multiplyAdd(s01, a0, b1);
    const a1 = v128.load32_splat(a + row1);
    s10 = multiplyAdd(s10, a1, b0);
    s11 = multiplyAdd(s11, a1, b1);
    const a2 = v128.load32_splat(a + row2);
    s20 = multiplyAdd(s20, a2, b0);
    s21 = multiplyAdd(s21, a2, b1);
    const a3 = v128.load32_splat(a + row3);
    s30 = multiplyAdd(s30, a3, b0);
    s31 = multiplyAdd(s31, a3, b1);
    a += aStep;
    b += bRow;
  }
  const factor4 = f32x4.splat(factor);
  writeRow(c, s00, s01, factor4, columns, mode);
  if (rows > 1) writeRow(c + cRow, s10, s11, factor4, columns, mode);
  if (rows > 2) writeRow(c + 2 * cRow, s20, s21, factor4, columns, mode);
  if (rows > 3) writeRow(c + 3 * cRow, s30, s31, factor4, columns, mode);
}

@inline
function writeRow(c: usize, first: v128, second: v128, factor: v128, count: i32, mode: i32): void {
  writePart(c, f32x4.mul(factor, first), count, mode);
  if (count > 4) writePart(c + 16, f32x4.mul(factor, second), count - 4, mode);
}
