import { withItem, type Chunks } from '../parts/chunks.ts';

/** What was told of canonical architectures, by time; null where they have no reward. */
export type Archive = Chunks<Told>;
type Told = readonly [fingerprint: string, reward: number | null];

/** What is known before the first trial. */
export const emptyArchive: Archive = [];

/** One trial more. Time O(told / 256). */
export function withReward(
  archive: Archive,
  { fingerprint, reward }: { readonly fingerprint: string; readonly reward: number | null },
): Archive {
  return withItem<Told>(archive, [fingerprint, reward]);
}

/** The latest reward of an architecture; undefined where it was not told. Time O(told / 256). */
export function rewardIn(archive: Archive, fingerprint: string): number | null | undefined {
  for (let at = archive.length - 1; at >= 0; at--) {
    const reward = mapOf(archive[at]!).get(fingerprint);
    if (reward !== undefined) return reward;
  }
  return undefined;
}

const known = new WeakMap<readonly Told[], ReadonlyMap<string, number | null>>();

/** A chunk as a map; states share their full chunks, so each is made a map once. */
function mapOf(chunk: readonly Told[]): ReadonlyMap<string, number | null> {
  const map = known.get(chunk) ?? new Map(chunk);
  known.set(chunk, map);
  return map;
}
