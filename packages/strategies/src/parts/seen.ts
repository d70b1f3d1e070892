import { chunkLength, withItem, type Chunks } from './chunks.ts';

/** Names of the points that were told, such as their fingerprints. */
export type Seen = Chunks<string>;

/** What is seen before the first trial. */
export const noneSeen: Seen = [];

/** One name more. Time O(told / 256). */
export function withSeen(seen: Seen, name: string): Seen {
  return withItem(seen, name);
}

/** Whether a point of that name was told. Time O(told / 256). */
export function hasSeen(seen: Seen, name: string): boolean {
  return seen.some((chunk) =>
    chunk.length < chunkLength ? chunk.includes(name) : setOf(chunk).has(name),
  );
}

const known = new WeakMap<readonly string[], ReadonlySet<string>>();

/** A full chunk as a set; states share them, so each is made a set once. */
function setOf(chunk: readonly string[]): ReadonlySet<string> {
  const set = known.get(chunk) ?? new Set(chunk);
  known.set(chunk, set);
  return set;
}
