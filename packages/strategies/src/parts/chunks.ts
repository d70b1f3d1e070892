/** A list that only grows, in chunks of which only the last one is ever replaced. */
export type Chunks<T> = readonly (readonly T[])[];

/** Length of every chunk but the last. */
export const chunkLength = 256;

/**
 * The list with one item more; nearly all parts are shared with what was there.
 *
 * A state is never written, and a plain list would be copied at every trial. Time O(length / 256).
 */
export function withItem<T>(chunks: Chunks<T>, item: T): Chunks<T> {
  const last = chunks.at(-1);
  if (last === undefined || last.length >= chunkLength) return [...chunks, [item]];
  return chunks.with(-1, [...last, item]);
}
