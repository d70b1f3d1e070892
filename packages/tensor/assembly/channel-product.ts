import { load4, multiplyAdd } from './lanes';
import { panelColumns } from './panels';
import { Places, tileRows } from './places';
import { storeColumns } from './product';
import { Taps } from './taps';

/**
 * Windows times filters, channel by channel: out[p, c] = first[c] + sum over taps t of x[p + t, c] * panel[t, c].
 *
 * The window of pixel p begins at from + places[p].first; it goes to to + places[p].second. Tiles are
 * four pixels by eight channels, whose sums stay in registers; the branch that is never taken is
 * explained at `product`.
 */
export function channelProduct(
  taps: Taps,
  panels: usize,
  channels: i32,
  places: Places,
  from: usize,
  to: usize,
): void {
  const offsets = taps.offsets;
  const lastOffset = offsets + (usize(taps.count) << 2);
  const lastPlace = places.pairs + (usize(places.count) << 3);
  for (let place = places.pairs; place < lastPlace; place += usize(tileRows) << 3) {
    let panel = panels;
    for (let c = 0; c < channels; c += panelColumns) {
      const skip = usize(c) << 2;
      const window = from + skip;
      const p0 = window + load<usize>(place);
      const p1 = window + load<usize>(place, 8);
      const p2 = window + load<usize>(place, 16);
      const p3 = window + load<usize>(place, 24);
      let a0 = load4(panel);
      let b0 = v128.load(panel, 16);
      let a1 = a0;
      let b1 = b0;
      let a2 = a0;
      let b2 = b0;
      let a3 = a0;
      let b3 = b0;
      panel += 32;
      for (let offset = offsets; offset < lastOffset; offset += 4) {
        const tap = load<usize>(offset);
        const a = load4(panel);
        const b = v128.load(panel, 16);
        let x = p0 + tap;
        a0 = multiplyAdd(a0, load4(x), a);
        b0 = multiplyAdd(b0, v128.load(x, 16), b);
        x = p1 + tap;
        a1 = multiplyAdd(a1, load4(x), a);
        b1 = multiplyAdd(b1, v128.load(x, 16), b);
        if (offset == 1) break;
        x = p2 + tap;
        a2 = multiplyAdd(a2, load4(x), a);
        b2 = multiplyAdd(b2, v128.load(x, 16), b);
        x = p3 + tap;
        a3 = multiplyAdd(a3, load4(x), a);
        b3 = multiplyAdd(b3, v128.load(x, 16), b);
        panel += 32;
      }
      const columns = channels - c;
      const out = to + skip;
      storeColumns(out + load<usize>(place, 4), a0, b0, columns);
      storeColumns(out + load<usize>(place, 12), a1, b1, columns);
      storeColumns(out + load<usize>(place, 20), a2, b2, columns);
      storeColumns(out + load<usize>(place, 28), a3, b3, columns);
    }
  }
}

/**
 * Gradient of the filters: panel[t, c] += sum over pixels p of x[p + t, c] * da[p, c].
 *
 * The window of pixel p begins at x + places[p].first, da[p] at da + places[p].second; the places that
 * fill up the last tile must lead to zeros in da.
 */
export function addChannelFilter(
  taps: Taps,
  panels: usize,
  channels: i32,
  places: Places,
  x: usize,
  da: usize,
): void {
  const offsets = taps.offsets;
  const lastOffset = offsets + (usize(taps.count) << 2);
  const lastPlace = places.pairs + (usize(places.count) << 3);
  for (let place = places.pairs; place < lastPlace; place += usize(tileRows) << 3) {
    let panel = panels + 32;
    for (let c = 0; c < channels; c += panelColumns) {
      const window = x + (usize(c) << 2);
      const right = da + (usize(c) << 2);
      const p0 = window + load<usize>(place);
      const p1 = window + load<usize>(place, 8);
      const p2 = window + load<usize>(place, 16);
      const p3 = window + load<usize>(place, 24);
      let d = right + load<usize>(place, 4);
      const a0 = load4(d);
      const b0 = v128.load(d, 16);
      d = right + load<usize>(place, 12);
      const a1 = load4(d);
      const b1 = v128.load(d, 16);
      d = right + load<usize>(place, 20);
      const a2 = load4(d);
      const b2 = v128.load(d, 16);
      d = right + load<usize>(place, 28);
      const a3 = load4(d);
      const b3 = v128.load(d, 16);
      for (let offset = offsets; offset < lastOffset; offset += 4) {
        const tap = load<usize>(offset);
        let a = load4(panel);
        let b = v128.load(panel, 16);
        let from = p0 + tap;
        a = multiplyAdd(a, load4(from), a0);
        b = multiplyAdd(b, v128.load(from, 16), b0);
        from = p1 + tap;
        a = multiplyAdd(a, load4(from), a1);
        b = multiplyAdd(b, v128.load(from, 16), b1);
        if (offset == 1) break;
        from = p2 + tap;
        a = multiplyAdd(a, load4(from), a2);
        b = multiplyAdd(b, v128.load(from, 16), b2);
        from = p3 + tap;
        a = multiplyAdd(a, load4(from), a3);
        b = multiplyAdd(b, v128.load(from, 16), b3);
        v128.store(panel, a);
        v128.store(panel, b, 16);
        panel += 32;
      }
      panel += 32;
    }
  }
}
