import { clearShort } from './lanes';
import { depthBytes, Taps } from './taps';

/** Columns of one panel: two vectors, of which a tile keeps six rows in registers. */
export const panelColumns: i32 = 8;

/** How a filter [tap, input channel, output channel] is read as a matrix [tap and depth, column]. */
@unmanaged
export class FilterView {
  filter: usize;
  bias: usize;
  depth: i32;
  columns: i32;
  tapStep: usize;
  depthStep: usize;
  columnStep: usize;
}

/** Bytes of one panel: eight first values, then eight weights for each value of the window. */
export function panelBytes(taps: Taps): usize {
  return (usize(panelColumns) << 2) + depthBytes(taps) * usize(panelColumns);
}

/** Bytes of all panels of a matrix. */
export function panelsBytes(taps: Taps, columns: i32): usize {
  return panelBytes(taps) * usize((columns + panelColumns - 1) / panelColumns);
}

/**
 * Writes a filter as panels [columns / 8, 1 + depth, 8], filled up with zeros.
 *
 * The first eight values of a panel are where its sums begin: the bias, or zero.
 */
export function packPanels(view: FilterView, taps: Taps, to: usize): void {
  for (let column = 0; column < view.columns; column += panelColumns) {
    const used = min(panelColumns, view.columns - column);
    packRow(view.bias != 0 ? view.bias + (usize(column) << 2) : 0, 4, used, to);
    to = packDepth(view, taps, column, used, to + 32);
  }
}

function packDepth(view: FilterView, taps: Taps, column: i32, used: i32, to: usize): usize {
  const first = view.filter + usize(column) * view.columnStep;
  const left = (taps.length - usize(taps.perRun) * taps.pixelBytes) * usize(panelColumns);
  for (let t = 0; t < taps.count; t++) {
    let from = first + usize(load<i32>(taps.numbers + (usize(t) << 2))) * view.tapStep;
    for (let d = 0; d < view.depth; d++) {
      packRow(from, view.columnStep, used, to);
      from += view.depthStep;
      to += 32;
    }
    if ((t + 1) % taps.perRun == 0) {
      clearShort(to, left);
      to += left;
    }
  }
  return to;
}

/** Eight values, `step` bytes apart, of which `used` are there; zeros where `from` is 0. */
@inline
function packRow(from: usize, step: usize, used: i32, to: usize): void {
  if (from != 0 && used == panelColumns && step == 4) {
    v128.store(to, v128.load(from));
    v128.store(to, v128.load(from, 16), 16);
    return;
  }
  if (from == 0) used = 0;
  for (let k = 0; k < used; k++) {
    store<f32>(to + (usize(k) << 2), load<f32>(from));
    from += step;
  }
  for (let k = used; k < panelColumns; k++) store<f32>(to + (usize(k) << 2), 0);
}
