import { defineStrategy } from '@espalier/protocol';
import type { Random } from '@espalier/random';
import { nth, sample, size, type SearchSpace } from '@espalier/space';
import { z } from 'zod';

const optionsSchema = z.strictObject({
  order: z
    .enum(['spread', 'counting'])
    .default('spread')
    .describe('spread: large steps from a drawn start; counting: from the first point by one'),
  afterwards: z
    .enum(['again', 'random'])
    .default('again')
    .describe('Once all points are proposed: again in the same order, or uniform draws'),
});

/** Integers as decimal digits, since points may outnumber what a JSON number holds. */
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- JSON needs a type alias
type Walk = { readonly start: string; readonly stride: string; readonly points: string };

/**
 * Exhaustive search: every point of the space once, by its number.
 *
 * index(n) = (start + n · stride) mod points, with n the number of the trial and stride coprime to
 * points, so that `points` trials are all of them. `spread` takes the stride next to points / φ
 * (φ = 1.618…), whose multiples are nearly equidistant at any time, and draws the start; `counting`
 * goes 0, 1, 2, … Points that share a canonical form are proposed apart.
 *
 * A space that cannot be numbered, because a constraint restricts more points than can be counted,
 * gets uniform draws. It learns nothing. State: three integers. Time per trial: that of `nth`.
 *
 * @see Niederreiter 1992, chapter 3, on multiples of an irrational, https://doi.org/10.1137/1.9781611970081
 */
export const grid = defineStrategy({
  name: 'grid',
  summary: 'Every point once, evenly spread from the first trial on',
  cite: 'Niederreiter 1992, "Random Number Generation and Quasi-Monte Carlo Methods", SIAM, doi:10.1137/1.9781611970081',
  objectives: 'one',
  fidelities: 'one',
  options: optionsSchema,

  init({ space, options, random }): Walk | null {
    const points = sizeOf(space);
    if (points === null) return null;
    if (options.order === 'counting') return walk(0n, 1n, points);
    return walk(integerBelow(points, random), goldenStride(points), points);
  },

  ask({ space, options, state, number, random }) {
    if (state === null) return { genotype: sample(space, random) };
    const [start, stride, points] = [state.start, state.stride, state.points].map(BigInt);
    const isOver = BigInt(number) >= points!;
    if (isOver && options.afterwards === 'random') return { genotype: sample(space, random) };
    return { genotype: nth(space, (start! + BigInt(number) * stride!) % points!) };
  },

  tell: ({ state }) => state,
});

function walk(start: bigint, stride: bigint, points: bigint): Walk {
  return { start: `${start}`, stride: `${stride}`, points: `${points}` };
}

function sizeOf(space: SearchSpace): bigint | null {
  try {
    return size(space);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** The integer next above points / φ that is coprime to points; 1 for one point. */
function goldenStride(points: bigint): bigint {
  let stride = (points * 618_033_988_749_894_848n) / 1_000_000_000_000_000_000n + 1n;
  while (greatestCommonDivisor(stride, points) !== 1n) stride++;
  return stride;
}

function greatestCommonDivisor(one: bigint, other: bigint): bigint {
  return other === 0n ? one : greatestCommonDivisor(other, one % other);
}

/** Uniform up to 2⁻⁶⁴ by more random bits than the bound has. */
function integerBelow(bound: bigint, random: Random): bigint {
  let drawn = 0n;
  for (let range = 1n; range < bound << 64n; range <<= 32n)
    drawn = (drawn << 32n) + BigInt(random.integer(2 ** 32));
  return drawn % bound;
}
