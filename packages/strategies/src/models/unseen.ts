import type { Pending } from '@espalier/protocol';
import type { Random } from '@espalier/random';
import { fingerprint, sample } from '@espalier/space';
import type { Genotype, SearchSpace } from '@espalier/space';
import { hasSeen } from '../parts/seen.ts';
import type { Seen } from '../parts/seen.ts';

/** Uniform draws that are tried before a point that was tried already is proposed again. */
const attempts = 32;

/** What was tried or is under way. */
export interface Known {
  readonly space: SearchSpace;
  readonly seen: Seen;
  readonly pending: readonly Pending[];
}

/**
 * The first candidate whose canonical form was neither told nor is pending.
 *
 * Without one, a uniform draw that is new; where 32 of them are not (a space that is nearly used up),
 * the first candidate, or the last draw where there are no candidates.
 */
export function firstUnseen(
  known: Known,
  candidates: readonly Genotype[],
  random: Random,
): Genotype {
  const isNew = noveltyOf(known);
  const found = candidates.find(isNew);
  if (found !== undefined) return found;
  let drawn = sample(known.space, random);
  for (let attempt = 1; attempt < attempts && !isNew(drawn); attempt++)
    drawn = sample(known.space, random);
  return isNew(drawn) ? drawn : (candidates[0] ?? drawn);
}

function noveltyOf({ space, seen, pending }: Known): (genotype: Genotype) => boolean {
  const underWay = new Set(pending.map(({ genotype }) => fingerprint(space, genotype)));
  return (genotype) => {
    const name = fingerprint(space, genotype);
    return !underWay.has(name) && !hasSeen(seen, name);
  };
}
