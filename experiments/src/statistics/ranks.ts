/**
 * Ranks from 1 to n; equal figures share the mean of their places (midranks).
 *
 * Time O(n log n).
 *
 * @example
 * ranks([10, 30, 20, 20]); // [1, 4, 2.5, 2.5]
 */
export function ranks(figures: readonly number[]): number[] {
  const order = figures.map((_, index) => index).sort((a, b) => figures[a]! - figures[b]!);
  const result = new Array<number>(figures.length);
  for (let start = 0; start < order.length;) {
    let end = start + 1;
    while (end < order.length && figures[order[end]!] === figures[order[start]!]) end++;
    // Places start + 1 to end have the mean (start + 1 + end) / 2.
    for (let place = start; place < end; place++) result[order[place]!] = (start + 1 + end) / 2;
    start = end;
  }
  return result;
}
