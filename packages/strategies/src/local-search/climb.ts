import { fingerprint, neighbours, type Genotype, type SearchSpace } from '@espalier/space';
import { rewardIn, type Archive } from './archive.ts';

/** A point with its reward. */
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- JSON needs a type alias
export type Place = { readonly genotype: Genotype; readonly reward: number };

/** A point that was not told yet. */
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- JSON needs a type alias
export type Step = { readonly genotype: Genotype; readonly fingerprint: string };

/** Where a climb stands. */
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- JSON needs a type alias
export type Climb = {
  readonly centre: Place;
  /** The best neighbour that was told; null where none has a reward. */
  readonly best: Place | null;
  /** Neighbours that were not told. */
  readonly open: readonly Step[];
};

/** Neighbours that are looked at, at most: a long `repeat` has more than can be tried. */
const mostNeighbours = 4096;

/**
 * A climb that arrives at a place: its neighbours are what is known of them, or open.
 *
 * Neighbours that share a canonical form, with each other or with the place, are one. Beyond 4,096
 * the rest is left out. Time O(neighbours), with a fingerprint for each.
 */
export function arriveAt(space: SearchSpace, centre: Place, archive: Archive): Climb {
  const open = new Map<string, Step>();
  let best: Place | null = null;
  let looked = 0;
  for (const genotype of neighbours(space, centre.genotype)) {
    if (++looked > mostNeighbours) break;
    const name = fingerprint(space, genotype);
    const reward = rewardIn(archive, name);
    if (reward === undefined) open.set(name, { genotype, fingerprint: name });
    else best = betterOf(best, reward === null ? null : { genotype, reward });
  }
  return { centre, best, open: [...open.values()] };
}

/** The place with the larger reward, the first of equals. */
export function betterOf(one: Place | null, other: Place | null): Place | null {
  return one === null || (other !== null && other.reward > one.reward) ? other : one;
}
