import { load4, multiplyAdd } from './lanes';
import { panelColumns } from './panels';
import { addGrid, openPlaces, Places, tileRows } from './places';
import { take } from './scratch';
import { Taps } from './taps';

// Rows this many bytes apart meet in so few sets of a first-level cache that they drive each other out.
const collidingBytes: usize = 1024;

/**
 * Transposed product: dFilter[tap, c, f] += sum over pixels p of window(p)[tap, c] * da[p, f].
 *
 * A window is made of the runs of `taps` behind x + places[p].first, da[p] lies at da + places[p].second.
 * The rows of a run are neighbours in dFilter too. What is read behind a run or behind da goes to
 * sums that nobody stores.
 */
export function addFilterProduct(
  taps: Taps,
  places: Places,
  x: usize,
  da: usize,
  dFilter: usize,
  columns: i32,
): void {
  const tile = take(4 * usize(tileRows * panelColumns));
  const step = usize(columns) << 2;
  const copied = max(taps.pixelBytes, step) >= collidingBytes;
  const strip = copied ? take(usize(places.count) << 4) : 0;
  const panels = copied ? copyPanels(places, da, columns) : da;
  const panelStep = copied ? usize(places.count) << 5 : usize(panelColumns) << 2;
  const walk = copied ? sequence(places.count) : places;
  const runRows = taps.perRun * (i32(taps.pixelBytes) >> 2);
  for (let run = 0; run < taps.runs; run++) {
    const window = x + load<usize>(taps.offsets + (usize(run) << 2));
    for (let row = 0; row < runRows; row += tileRows) {
      const rows = min(tileRows, runRows - row);
      let left = window + (usize(row) << 2);
      if (copied) left = copyStrip(places, left, strip);
      let to = dFilter + step * usize(run * runRows + row);
      let panel = panels;
      for (let column = 0; column < columns; column += panelColumns) {
        const width = min(panelColumns, columns - column);
        if (rows == tileRows && width == panelColumns) addTile(walk, left, panel, to, step, true);
        else {
          addTile(walk, left, panel, tile, 32, false);
          addPart(tile, to, step, rows, width);
        }
        panel += panelStep;
        to += 32;
      }
    }
  }
}

/** Places one behind another in a strip [pixels, 4] and a panel [pixels, 8]. */
function sequence(count: i32): Places {
  const places = openPlaces(count);
  addGrid(places, 1, count, 0, 0, 16, 0, 0, 32);
  return places;
}

/** A copy of da in panels [columns / 8, pixels, 8]. */
function copyPanels(places: Places, da: usize, columns: i32): usize {
  const panels = take((usize(places.count) << 5) * usize((columns + 7) / panelColumns));
  const last = places.pairs + (usize(places.count) << 3);
  let to = panels;
  for (let column = 0; column < columns; column += panelColumns) {
    const from = da + (usize(column) << 2);
    for (let place = places.pairs; place < last; place += 8) {
      const at = from + load<usize>(place, 4);
      v128.store(to, load4(at));
      v128.store(to, v128.load(at, 16), 16);
      to += 32;
    }
  }
  return panels;
}

/** Copies four rows of every window to a strip [pixels, 4]. */
function copyStrip(places: Places, window: usize, strip: usize): usize {
  const last = places.pairs + (usize(places.count) << 3);
  let to = strip;
  for (let place = places.pairs; place < last; place += 8) {
    v128.store(to, load4(window + load<usize>(place)));
    to += 16;
  }
  return strip;
}

/** A tile of four rows by eight columns, whose sums stay in registers; set instead of added to without `add`. */
function addTile(places: Places, x: usize, da: usize, to: usize, step: usize, add: bool): void {
  let a0 = f32x4.splat(0);
  let b0 = a0;
  let a1 = a0;
  let b1 = a0;
  let a2 = a0;
  let b2 = a0;
  let a3 = a0;
  let b3 = a0;
  let place = places.pairs;
  const last = place + (usize(places.count) << 3);
  do {
    const left = x + load<usize>(place);
    const right = da + load<usize>(place, 4);
    const a = load4(right);
    const b = v128.load(right, 16);
    let value = v128.load32_splat(left);
    a0 = multiplyAdd(a0, value, a);
    b0 = multiplyAdd(b0, value, b);
    value = v128.load32_splat(left, 4);
    a1 = multiplyAdd(a1, value, a);
    b1 = multiplyAdd(b1, value, b);
    value = v128.load32_splat(left, 8);
    a2 = multiplyAdd(a2, value, a);
    b2 = multiplyAdd(b2, value, b);
    value = v128.load32_splat(left, 12);
    a3 = multiplyAdd(a3, value, a);
    b3 = multiplyAdd(b3, value, b);
    place += 8;
  } while (place < last);
  to = storeRow(to, step, a0, b0, add);
  to = storeRow(to, step, a1, b1, add);
  to = storeRow(to, step, a2, b2, add);
  storeRow(to, step, a3, b3, add);
}

@inline
function storeRow(to: usize, step: usize, a: v128, b: v128, add: bool): usize {
  v128.store(to, add ? f32x4.add(load4(to), a) : a);
  v128.store(to, add ? f32x4.add(v128.load(to, 16), b) : b, 16);
  return to + step;
}

/** Adds the first rows and columns of a tile of eight columns. */
function addPart(tile: usize, to: usize, step: usize, rows: i32, columns: i32): void {
  for (let r = 0; r < rows; r++) {
    for (let c: usize = 0; c < usize(columns) << 2; c += 4) {
      store<f32>(to + c, load<f32>(to + c) + load<f32>(tile + c));
    }
    tile += 32;
    to += step;
  }
}
