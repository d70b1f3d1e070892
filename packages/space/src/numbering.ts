import { decisions } from './decisions.ts';
import type { SearchSpace } from './search-space.ts';
import { size } from './size.ts';
import type { Genotype } from './space.ts';
import { validate } from './validate.ts';

/**
 * The genotype of a number, in mixed radix: the first decision is the most significant digit.
 *
 * index = Σᵢ choiceᵢ · Πⱼ>ᵢ optionsⱼ, with 0 ≤ index < size. Inverse of {@link indexOf}.
 *
 * @throws {RangeError} when the index is not an integer of that range.
 */
export function nth(space: SearchSpace, index: bigint | number): Genotype {
  const count = size(space);
  const isInteger = typeof index === 'bigint' || Number.isSafeInteger(index);
  if (!isInteger || index < 0 || index >= count) {
    const last = (count - 1n).toString();
    throw new RangeError(
      `index must be an integer from 0 to ${last} in space "${space.name}", but got ${index.toString()}.`,
    );
  }
  const digits: (readonly [string, number])[] = [];
  let rest = BigInt(index);
  for (const { path, options } of decisions(space).toReversed()) {
    const radix = BigInt(options.length);
    digits.push([path, Number(rest % radix)]);
    rest /= radix;
  }
  return Object.fromEntries(digits.reverse());
}

/**
 * The number of a genotype: the inverse of {@link nth}.
 *
 * @throws {RangeError} when the genotype is not of the space.
 */
export function indexOf(space: SearchSpace, genotype: Genotype): bigint {
  validate(space, genotype);
  return decisions(space).reduce(
    (index, { path, options }) => index * BigInt(options.length) + BigInt(genotype[path]!),
    0n,
  );
}
