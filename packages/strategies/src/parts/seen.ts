/** Fingerprints of the trials told, in chunks of which only the last one is ever replaced. */
export type Seen = readonly (readonly string[])[];

const chunkLength = 256;

/** What is seen before the first trial. */
export const noneSeen: Seen = [];

/** One fingerprint more; nearly all parts are shared with what was there. Time O(told / 256). */
export function withSeen(seen: Seen, fingerprint: string): Seen {
  const last = seen.at(-1);
  if (last === undefined || last.length >= chunkLength) return [...seen, [fingerprint]];
  return seen.with(-1, [...last, fingerprint]);
}

/** Whether that canonical architecture was told. Time O(told / 256). */
export function hasSeen(seen: Seen, fingerprint: string): boolean {
  return seen.some((chunk) => setOf(chunk).has(fingerprint));
}

const known = new WeakMap<readonly string[], ReadonlySet<string>>();

/** A chunk as a set; states share their full chunks, so each is made a set once. */
function setOf(chunk: readonly string[]): ReadonlySet<string> {
  const set = known.get(chunk) ?? new Set(chunk);
  known.set(chunk, set);
  return set;
}
