import type { OneOf } from './space.ts';
import { stableJson } from './stable-json.ts';

/**
 * A decision among listed options.
 *
 * The options are plain JSON, all different; their order is the order of the choices in a genotype,
 * so appending an option keeps old genotypes valid and inserting one does not.
 *
 * @throws {RangeError} when there is no option or two are equal.
 * @throws {TypeError} when an option is not plain JSON.
 * @example
 * oneOf([3, 5, 7]); // its values have type 3 | 5 | 7
 */
export function oneOf<const T>(options: readonly T[]): OneOf<T> {
  if (options.length === 0) {
    throw new RangeError('options must hold at least one option, but got none.');
  }
  const seen = new Set<string>();
  for (const text of options.map(stableJson)) {
    if (seen.has(text)) {
      throw new RangeError(`options must all be different, but got ${text} twice.`);
    }
    seen.add(text);
  }
  return { kind: 'oneOf', options };
}
