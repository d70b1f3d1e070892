import { defineSpace, each, oneOf } from '@espalier/space';
import type { Genotype, SearchSpace } from '@espalier/space';

/** Four digits of five: 625 points, small enough to be searched through. */
export const digits: SearchSpace = defineSpace({
  name: 'digits',
  summary: 'Four digits of five',
  cite: 'none',
  skeleton: { height: 1, width: 1, channels: 1, classes: 1, widthMultiplier: 1 },
  genes: { digits: each([0, 1, 2, 3], oneOf([0, 1, 2, 3, 4])) },
  build: () => null,
});

/** Sum of the digits: at most 16, at one point. */
export function digitSum(genotype: Genotype): number {
  return Object.values(genotype).reduce((sum, choice) => sum + choice, 0);
}
