import { load4, multiplyAdd } from './lanes';
import { panelBytes, panelColumns } from './panels';
import { storePart } from './partial-vectors';
import { Places, tileRows } from './places';
import { Taps } from './taps';

/**
 * Matrix product of windows and panels: out[p, f] = first[f] + sum over depth d of window(p)[d] * panel[d, f].
 *
 * A window is made of the runs of `taps` behind from + places[p].first; it goes to to + places[p].second.
 */
export function product(
  taps: Taps,
  panels: usize,
  columns: i32,
  places: Places,
  from: usize,
  to: usize,
): void {
  const step = panelBytes(taps);
  for (let column = 0; column < columns; column += panelColumns) {
    productOfPanel(taps, panels, columns - column, places, from, to + (usize(column) << 2));
    panels += step;
  }
}

/**
 * Tiles of four pixels by eight columns, whose sums stay in registers.
 *
 * V8 moves the loads of a block of code before its sums, so that those of several depths together
 * would not fit the registers. Branches that are never taken keep the depths in blocks of their own.
 */
function productOfPanel(
  taps: Taps,
  panel: usize,
  columns: i32,
  places: Places,
  from: usize,
  to: usize,
): void {
  const offsets = taps.offsets;
  const lastOffset = offsets + (usize(taps.runs) << 2);
  const length = taps.length;
  let place = places.pairs;
  const lastPlace = place + (usize(places.count) << 3);
  for (; place < lastPlace; place += usize(tileRows) << 3) {
    let a0 = load4(panel);
    let b0 = v128.load(panel, 16);
    let a1 = a0;
    let b1 = b0;
    let a2 = a0;
    let b2 = b0;
    let a3 = a0;
    let b3 = b0;
    let weights = panel + 32;
    for (let offset = offsets; offset < lastOffset; offset += 4) {
      const window = from + load<usize>(offset);
      let p0 = window + load<usize>(place);
      let p1 = window + load<usize>(place, 8);
      let p2 = window + load<usize>(place, 16);
      let p3 = window + load<usize>(place, 24);
      const end = p0 + length;
      do {
        let a = load4(weights);
        let b = v128.load(weights, 16);
        let x = v128.load32_splat(p0);
        a0 = multiplyAdd(a0, x, a);
        b0 = multiplyAdd(b0, x, b);
        x = v128.load32_splat(p1);
        a1 = multiplyAdd(a1, x, a);
        b1 = multiplyAdd(b1, x, b);
        x = v128.load32_splat(p2);
        a2 = multiplyAdd(a2, x, a);
        b2 = multiplyAdd(b2, x, b);
        x = v128.load32_splat(p3);
        a3 = multiplyAdd(a3, x, a);
        b3 = multiplyAdd(b3, x, b);
        if (p0 == 1) break;
        a = v128.load(weights, 32);
        b = v128.load(weights, 48);
        x = v128.load32_splat(p0, 4);
        a0 = multiplyAdd(a0, x, a);
        b0 = multiplyAdd(b0, x, b);
        x = v128.load32_splat(p1, 4);
        a1 = multiplyAdd(a1, x, a);
        b1 = multiplyAdd(b1, x, b);
        x = v128.load32_splat(p2, 4);
        a2 = multiplyAdd(a2, x, a);
        b2 = multiplyAdd(b2, x, b);
        x = v128.load32_splat(p3, 4);
        a3 = multiplyAdd(a3, x, a);
        b3 = multiplyAdd(b3, x, b);
        if (p0 == 2) break;
        a = v128.load(weights, 64);
        b = v128.load(weights, 80);
        x = v128.load32_splat(p0, 8);
        a0 = multiplyAdd(a0, x, a);
        b0 = multiplyAdd(b0, x, b);
        x = v128.load32_splat(p1, 8);
        a1 = multiplyAdd(a1, x, a);
        b1 = multiplyAdd(b1, x, b);
        x = v128.load32_splat(p2, 8);
        a2 = multiplyAdd(a2, x, a);
        b2 = multiplyAdd(b2, x, b);
        x = v128.load32_splat(p3, 8);
        a3 = multiplyAdd(a3, x, a);
        b3 = multiplyAdd(b3, x, b);
        if (p0 == 3) break;
        a = v128.load(weights, 96);
        b = v128.load(weights, 112);
        x = v128.load32_splat(p0, 12);
        a0 = multiplyAdd(a0, x, a);
        b0 = multiplyAdd(b0, x, b);
        x = v128.load32_splat(p1, 12);
        a1 = multiplyAdd(a1, x, a);
        b1 = multiplyAdd(b1, x, b);
        x = v128.load32_splat(p2, 12);
        a2 = multiplyAdd(a2, x, a);
        b2 = multiplyAdd(b2, x, b);
        x = v128.load32_splat(p3, 12);
        a3 = multiplyAdd(a3, x, a);
        b3 = multiplyAdd(b3, x, b);
        p0 += 16;
        p1 += 16;
        p2 += 16;
        p3 += 16;
        weights += 128;
      } while (p0 < end);
    }
    storeColumns(to + load<usize>(place, 4), a0, b0, columns);
    storeColumns(to + load<usize>(place, 12), a1, b1, columns);
    storeColumns(to + load<usize>(place, 20), a2, b2, columns);
    storeColumns(to + load<usize>(place, 28), a3, b3, columns);
  }
}

/** Stores the first `columns` of eight values, or all where there are more. */
@inline
export function storeColumns(to: usize, a: v128, b: v128, columns: i32): void {
  if (columns >= panelColumns) {
    v128.store(to, a);
    v128.store(to, b, 16);
  } else storeFewer(to, a, b, columns);
}

function storeFewer(to: usize, a: v128, b: v128, columns: i32): void {
  storePart(to, a, columns);
  if (columns > 4) storePart(to + 16, b, columns - 4);
}
