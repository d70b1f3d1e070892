import type { Pending } from '@espalier/protocol';
import type { Genotype } from '@espalier/space';

/** Draws of each kind before one is taken that was tried already. */
const attempts = 16;

/** What was tried or is under way. */
export interface Tried {
  /** The name by which points are told apart, such as their fingerprint. */
  readonly nameOf: (genotype: Genotype) => string;
  /** Whether a trial of that name was told. */
  readonly isTold: (name: string) => boolean;
  readonly pending: readonly Pending[];
}

/**
 * The first of sixteen draws that was neither told nor is pending, else of sixteen others, or the last.
 *
 * `otherwise` leaves a neighbourhood that is used up; where all is used up, nothing new is left.
 * Time: up to 32 draws and names, and a name of each that is pending.
 */
export function novel(
  { nameOf, isTold, pending }: Tried,
  draw: () => Genotype,
  otherwise: () => Genotype,
): Genotype {
  const underWay = new Set(pending.map(({ genotype }) => nameOf(genotype)));
  let drawn = draw();
  for (let attempt = 1; attempt < 2 * attempts; attempt++) {
    const name = nameOf(drawn);
    if (!underWay.has(name) && !isTold(name)) break;
    drawn = attempt < attempts ? draw() : otherwise();
  }
  return drawn;
}
