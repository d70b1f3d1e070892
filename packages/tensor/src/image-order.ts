import type { Random } from '@espalier/random';

/**
 * Fills `order` with 0, 1, … in uniformly random order, in place; the order of `random.shuffle`.
 *
 * @see Fisher and Yates 1938; Durstenfeld 1964, "Algorithm 235"
 */
export function shuffleInto(order: Uint32Array, random: Random): void {
  const { length } = order;
  for (let at = 0; at < length; at++) order[at] = at;
  for (let at = 0; at < length; at++) {
    const other = at + random.integer(length - at);
    const item = order[other]!;
    order[other] = order[at]!;
    order[at] = item;
  }
}
