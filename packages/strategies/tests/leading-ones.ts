import type { Objective } from '@espalier/protocol';
import type { Genotype } from '@espalier/space';
import type { Play } from './play.ts';
import { digitSpace } from './spaces.ts';

/** Leading ones and trailing zeros, both to be maximised. */
export const onesAndZeros: readonly Objective[] = ['leadingOnes', 'trailingZeros'].map(
  (metric) => ({ metric, direction: 'maximize', cost: 'expensive' }) as const,
);

/**
 * LOTZ: the front of n bits is 1ⁱ0ⁿ⁻ⁱ for i from 0 to n, n + 1 of 2ⁿ points.
 *
 * @see Laumanns et al. 2004, https://doi.org/10.1109/TEVC.2004.823470, section II
 */
export function leadingOnes(bits: number): Pick<Play, 'space' | 'objectives' | 'resultOf'> {
  return {
    space: digitSpace(bits, 2),
    objectives: onesAndZeros,
    resultOf: ({ genotype }) => ({ outcome: 'complete', objectives: valuesOf(genotype) }),
  };
}

/** How many of the points of the front are among the genotypes. */
export function foundOf(genotypes: readonly Genotype[]): number {
  const front = genotypes.filter((genotype) => {
    const [ones, zeros] = valuesOf(genotype);
    const sum = ones! + zeros!;
    return sum === Object.keys(genotype).length;
  });
  return new Set(front.map((genotype) => Object.values(genotype).join(''))).size;
}

function valuesOf(genotype: Genotype): number[] {
  const bits = Object.values(genotype);
  const ones = bits.findIndex((bit) => bit === 0);
  const zeros = bits.toReversed().findIndex((bit) => bit === 1);
  return [ones, zeros].map((count) => (count < 0 ? bits.length : count));
}
