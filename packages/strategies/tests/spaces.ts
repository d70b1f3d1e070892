import { defineSpace, each, oneOf, type SearchSpace } from '@espalier/space';

const identity = {
  cite: 'none',
  skeleton: { height: 1, width: 1, channels: 1, classes: 1, widthMultiplier: 1 },
  build: () => null,
};

/** Independent decisions of equal size: the genotype's values are the digits. */
export function digitSpace(length: number, options: number): SearchSpace {
  const places = Array.from({ length }, (_, place) => place);
  const digits = Array.from({ length: options }, (_, digit) => digit);
  return defineSpace({
    ...identity,
    name: `${length}-digits-of-${options}`,
    summary: `${length} digits of ${options}`,
    genes: { digits: each(places, oneOf(digits)) },
  });
}
