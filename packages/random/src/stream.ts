import { createHash } from 'node:crypto';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import { normalSource } from './normal.ts';
import type { Random } from './random.ts';

/** One part of a stream's name: a study seed, a trial number, a purpose. */
export type StreamKey = string | number;

/**
 * A fresh stream named by its keys: equal keys give equal draws, different keys unrelated ones.
 *
 * The first 128 bits of SHA-256(JSON(keys)) are the state of a xoroshiro128+ generator, so
 * `stream('seed', 1, 'ask')` and `stream('seed', 11, 'ask')` share nothing, and no stream depends on
 * how much another one has drawn. `1` and `'1'` are different keys.
 *
 * @throws {RangeError} when no key is given, or a number is not finite (JSON would merge those).
 * @example
 * stream('study-7', 12, 'mutate').integer(9); // the same for ever
 * @see Blackman and Vigna 2021, "Scrambled linear pseudorandom number generators", https://doi.org/10.1145/3460772
 */
export function stream(...keys: readonly StreamKey[]): Random {
  const generator = xoroshiro128plusFromState(seedOf(keys));
  const uniform = (): number => uniformFloat64(generator);

  function integer(bound: number): number {
    if (!Number.isSafeInteger(bound) || bound < 1) {
      throw new RangeError(`bound must be a positive safe integer, but got ${bound}.`);
    }
    return uniformInt(generator, 0, bound - 1);
  }

  function sample<T>(items: readonly T[], count: number): T[] {
    if (!Number.isInteger(count) || count < 0 || count > items.length) {
      throw new RangeError(
        `count must be an integer from 0 to the number of items, ${items.length}, but got ${count}.`,
      );
    }
    const rest = items.slice();
    for (let drawn = 0; drawn < count; drawn++) {
      const other = drawn + integer(rest.length - drawn);
      const item = rest[other]!;
      rest[other] = rest[drawn]!;
      rest[drawn] = item;
    }
    rest.length = count;
    return rest;
  }

  function pick<T>(items: readonly T[]): T {
    if (items.length === 0)
      throw new RangeError('items must hold at least one item, but got none.');
    return items[integer(items.length)]!;
  }

  return {
    uniform,
    integer,
    normal: normalSource(uniform),
    pick,
    sample,
    shuffle: (items) => sample(items, items.length),
  };
}

function seedOf(keys: readonly StreamKey[]): number[] {
  if (keys.length === 0) throw new RangeError('keys must name the stream, but got none.');
  for (const key of keys) {
    if (typeof key === 'number' && !Number.isFinite(key)) {
      throw new RangeError(`a numeric key must be finite, but got ${key}.`);
    }
  }
  const digest = createHash('sha256').update(JSON.stringify(keys)).digest();
  return [0, 4, 8, 12].map((offset) => digest.readInt32BE(offset));
}
