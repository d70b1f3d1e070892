import { take } from './scratch';

/** Rows of a tile of a matrix product: what fits the registers with eight columns. */
export const tileRows: i32 = 4;

/** Pairs of byte offsets, one pair for each pixel that a product takes. */
@unmanaged
export class Places {
  count: i32;
  pairs: usize;
}

/** Room for so many pixels. */
export function openPlaces(most: i32): Places {
  const places = changetype<Places>(take(offsetof<Places>()));
  places.count = 0;
  places.pairs = take(usize(most + tileRows) << 3);
  return places;
}

/** Appends a grid of pixels: `rows` by `columns`, with steps in both of its tensors. */
export function addGrid(
  places: Places,
  rows: i32,
  columns: i32,
  first: usize,
  rowStep: usize,
  step: usize,
  second: usize,
  secondRowStep: usize,
  secondStep: usize,
): void {
  let at = places.pairs + (usize(places.count) << 3);
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      store<usize>(at, first + usize(r) * rowStep + usize(c) * step);
      store<usize>(at, second + usize(r) * secondRowStep + usize(c) * secondStep, 4);
      at += 8;
    }
  }
  places.count += rows * columns;
}

/** Repeats the last pixel up to a whole tile: it is then computed again to the same bits. */
export function repeatLast(places: Places): void {
  if (places.count == 0) return;
  const end = places.pairs + (usize(places.count) << 3);
  fillTile(places, load<usize>(end - 8), load<usize>(end - 4));
}

/** Fills up the last tile with pairs of a place. */
export function fillTile(places: Places, first: usize, second: usize): void {
  const end = places.pairs + (usize(places.count) << 3);
  for (let k: usize = 0; k < usize(tileRows) << 3; k += 8) {
    store<usize>(end + k, first);
    store<usize>(end + k, second, 4);
  }
}
