import { load4, multiplyAdd } from './lanes';

// Columns of one panel: what eight accumulators of four rows can hold.
const panelColumns = 8;
// Bytes of left rows that stay in the first-level cache while the panels go by.
const slabBytes = 16384;

/**
 * Product of matrices: product = left * right, the forward pass of a 1x1 convolution.
 *
 * Shapes: left [rows, depth], product [rows, columns]; right is given as `panels` that
 * {@link packPanels} wrote. Rows are taken in slabs that stay in the cache.
 */
export function productOfPanels(
  left: usize,
  panels: usize,
  product: usize,
  rows: i32,
  depth: i32,
  columns: i32,
): void {
  const leftStep = usize(depth) << 2;
  const step = usize(columns) << 2;
  const slab = max((slabBytes / i32(leftStep)) & ~3, 4);
  for (let first = 0; first < rows; first += slab) {
    const count = min(slab, rows - first);
    const from = left + leftStep * usize(first);
    const to = product + step * usize(first);
    for (let column = 0; column < columns; column += panelColumns) {
      const panel = panels + leftStep * usize(column);
      slabTimesPanel(
        from,
        leftStep,
        panel,
        to + (usize(column) << 2),
        step,
        count,
        depth,
        columns - column,
      );
    }
  }
}

/**
 * Writes right [depth, columns] as panels [ceil(columns / 8), depth, 8], filled up with zeros.
 *
 * right[d, c] is read at right + d * depthStep + c * columnStep (bytes), so that a transposed matrix
 * packs as well.
 */
export function packPanels(
  right: usize,
  depthStep: usize,
  columnStep: usize,
  panels: usize,
  depth: i32,
  columns: i32,
): void {
  for (let column = 0; column < columns; column += panelColumns) {
    const used = min(panelColumns, columns - column);
    for (let d = 0; d < depth; d++) {
      const from = right + depthStep * usize(d) + columnStep * usize(column);
      for (let k = 0; k < used; k++) {
        store<f32>(panels + (usize(k) << 2), load<f32>(from + columnStep * usize(k)));
      }
      for (let k = used; k < panelColumns; k++) store<f32>(panels + (usize(k) << 2), 0);
      panels += panelColumns << 2;
    }
  }
}

function slabTimesPanel(
  left: usize,
  leftStep: usize,
  panel: usize,
  to: usize,
  step: usize,
  rows: i32,
  depth: i32,
  columns: i32,
): void {
  let r = 0;
  for (; r + 4 <= rows; r += 4) {
    fourRows(left, leftStep, panel, to, step, depth, columns);
    left += leftStep * 4;
    to += step * 4;
  }
  for (; r < rows; r++) {
    oneRow(left, panel, to, depth, columns);
    left += leftStep;
    to += step;
  }
}

function fourRows(
  row0: usize,
  leftStep: usize,
  panel: usize,
  to: usize,
  step: usize,
  depth: i32,
  columns: i32,
): void {
  const row1 = row0 + leftStep;
  const row2 = row1 + leftStep;
  const row3 = row2 + leftStep;
  let a0 = f32x4.splat(0);
  let b0 = a0;
  let a1 = a0;
  let b1 = a0;
  let a2 = a0;
  let b2 = a0;
  let a3 = a0;
  let b3 = a0;
  const end = usize(depth) << 2;
  for (let d: usize = 0; d < end; d += 4) {
    const a = load4(panel);
    const b = v128.load(panel, 16);
    let s = v128.load32_splat(row0 + d);
    a0 = multiplyAdd(a0, s, a);
    b0 = multiplyAdd(b0, s, b);
    s = v128.load32_splat(row1 + d);
    a1 = multiplyAdd(a1, s, a);
    b1 = multiplyAdd(b1, s, b);
    s = v128.load32_splat(row2 + d);
    a2 = multiplyAdd(a2, s, a);
    b2 = multiplyAdd(b2, s, b);
    s = v128.load32_splat(row3 + d);
    a3 = multiplyAdd(a3, s, a);
    b3 = multiplyAdd(b3, s, b);
    panel += panelColumns << 2;
  }
  write8(to, a0, b0, columns);
  write8(to + step, a1, b1, columns);
  write8(to + step * 2, a2, b2, columns);
  write8(to + step * 3, a3, b3, columns);
}

function oneRow(row: usize, panel: usize, to: usize, depth: i32, columns: i32): void {
  let a = f32x4.splat(0);
  let b = a;
  const end = usize(depth) << 2;
  for (let d: usize = 0; d < end; d += 4) {
    const s = v128.load32_splat(row + d);
    a = multiplyAdd(a, s, load4(panel));
    b = multiplyAdd(b, s, v128.load(panel, 16));
    panel += panelColumns << 2;
  }
  write8(to, a, b, columns);
}

/** Stores the first `columns` of eight values, or all of them. */
function write8(to: usize, a: v128, b: v128, columns: i32): void {
  if (columns >= 8) {
    v128.store(to, a);
    v128.store(to, b, 16);
    return;
  }
  if (columns >= 4) v128.store(to, a);
  const rest = columns >= 4 ? b : a;
  const at = columns >= 4 ? to + 16 : to;
  const count = columns & 3;
  if (count > 0) store<f32>(at, f32x4.extract_lane(rest, 0));
  if (count > 1) store<f32>(at, f32x4.extract_lane(rest, 1), 4);
  if (count > 2) store<f32>(at, f32x4.extract_lane(rest, 2), 8);
}
