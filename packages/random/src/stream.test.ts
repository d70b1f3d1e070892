import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stream } from './stream.ts';

const key = fc.oneof(fc.string(), fc.integer());
const keys = fc.array(key, { minLength: 1, maxLength: 4 });

test('draws the frozen values of the stream ("espalier", 42, "frozen")', () => {
  const random = stream('espalier', 42, 'frozen');
  expect({
    uniform: [random.uniform(), random.uniform()],
    integer: [random.integer(9), random.integer(9), random.integer(2 ** 40)],
    normal: [random.normal(), random.normal()],
    pick: random.pick(['a', 'b', 'c', 'd']),
    sample: random.sample([0, 1, 2, 3, 4, 5, 6, 7], 4),
    shuffle: random.shuffle([0, 1, 2, 3, 4, 5, 6, 7]),
  }).toMatchInlineSnapshot(`
    {
      "integer": [
        5,
        5,
        425053193556,
      ],
      "normal": [
        1.897358382096848,
        -0.23775682888739288,
      ],
      "pick": "d",
      "sample": [
        0,
        2,
        5,
        6,
      ],
      "shuffle": [
        6,
        1,
        5,
        3,
        7,
        2,
        0,
        4,
      ],
      "uniform": [
        0.5249424468745428,
        0.10442367117870821,
      ],
    }
  `);
});

test('is xoroshiro128+ from the SHA-256 of the keys, by an independent implementation', () => {
  const digest = createHash('sha256').update('["espalier",42]').digest();
  const word = (offset: number): bigint => digest.readBigUInt64BE(offset);
  let [s0, s1] = [word(0), word(8)];
  const mask = 2n ** 64n - 1n;
  const rotate = (x: bigint, by: bigint): bigint => ((x << by) | (x >> (64n - by))) & mask;
  const next = (): number => {
    const low = Number((s0 + s1) & 0xffffffffn);
    s1 ^= s0;
    [s0, s1] = [rotate(s0, 24n) ^ s1 ^ ((s1 << 16n) & mask), rotate(s1, 37n)];
    return low;
  };
  const random = stream('espalier', 42);
  for (let draw = 0; draw < 50; draw++) {
    const high26 = next() % 2 ** 26;
    const low27 = next() % 2 ** 27;
    expect(random.uniform()).toBe((high26 * 2 ** 27 + low27) / 2 ** 53);
  }
});

test('gives equal draws for equal keys', () => {
  fc.assert(
    fc.property(keys, (name) => {
      const [one, other] = [stream(...name), stream(...name)];
      for (let draw = 0; draw < 5; draw++) expect(one.uniform()).toBe(other.uniform());
    }),
  );
});

test('gives different draws for different keys', () => {
  fc.assert(
    fc.property(keys, keys, (one, other) => {
      fc.pre(JSON.stringify(one) !== JSON.stringify(other));
      expect(stream(...one).uniform()).not.toBe(stream(...other).uniform());
    }),
  );
});

test('tells the number 1 from the string "1", and ("ab", "c") from ("a", "bc")', () => {
  expect(stream(1).uniform()).not.toBe(stream('1').uniform());
  expect(stream('ab', 'c').uniform()).not.toBe(stream('a', 'bc').uniform());
});

test('leaves the first draws of a thousand numbered streams uniform and uncorrelated', () => {
  const draws = Array.from({ length: 1000 }, (_, trial) => stream('study', trial, 'ask').uniform());
  const mean = draws.reduce((sum, draw) => sum + draw, 0) / 1000;
  const lag = draws.slice(1).map((draw, at) => (draw - mean) * (draws[at]! - mean));
  expect(Math.abs(mean - 0.5)).toBeLessThan(0.03);
  expect(Math.abs(lag.reduce((sum, term) => sum + term, 0) / 999) * 12).toBeLessThan(0.1);
  expect(
    chiSquare(
      draws.map((draw) => Math.floor(draw * 10)),
      10,
    ),
  ).toBeLessThan(27.88);
});

test('draws integers without bias, by a chi-square test at 0.001', () => {
  const random = stream('chi-square');
  const draws = Array.from({ length: 30_000 }, () => random.integer(7));
  expect(chiSquare(draws, 7)).toBeLessThan(22.46);
});

test('draws integers without modulo bias where the bound is near the 32-bit range', () => {
  const random = stream('modulo');
  const bound = 3 * 2 ** 30;
  const thirds = Array.from({ length: 12_000 }, () => Math.floor(random.integer(bound) / 2 ** 30));
  expect(chiSquare(thirds, 3)).toBeLessThan(13.82);
});

test('keeps integers in [0, bound), beyond 32 bits too', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), key, (bound, name) => {
      const value = stream(name).integer(bound);
      expect(Number.isSafeInteger(value) && value >= 0 && value < bound).toBe(true);
    }),
  );
});

test('keeps uniform draws in [0, 1) as multiples of 2^-53', () => {
  const random = stream('range');
  const draws = Array.from({ length: 2000 }, () => random.uniform());
  expect(draws.every((draw) => draw >= 0 && draw < 1 && Number.isInteger(draw * 2 ** 53))).toBe(
    true,
  );
  expect(draws.some((draw) => !Number.isInteger(draw * 2 ** 52))).toBe(true);
});

test('samples distinct positions and leaves the items alone', () => {
  fc.assert(
    fc.property(fc.nat(12), fc.nat(12), key, (length, wanted, name) => {
      const items = Object.freeze(Array.from({ length }, (_, at) => at));
      const drawn = stream(name).sample(items, Math.min(wanted, length));
      expect(drawn).toHaveLength(Math.min(wanted, length));
      expect(new Set(drawn).size).toBe(drawn.length);
      expect(drawn.every((item) => items.includes(item))).toBe(true);
    }),
  );
});

test('shuffles into every order of three items equally often', () => {
  const random = stream('orders');
  const orders = new Map<string, number>();
  for (let draw = 0; draw < 6000; draw++) {
    const order = random.shuffle([0, 1, 2]).join('');
    orders.set(order, (orders.get(order) ?? 0) + 1);
  }
  const statistic = [...orders.values()].reduce((sum, seen) => sum + (seen - 1000) ** 2 / 1000, 0);
  expect(orders.size).toBe(6);
  expect(statistic).toBeLessThan(20.52);
});

test('picks every item equally often', () => {
  const random = stream('picks');
  const draws = Array.from({ length: 10_000 }, () => random.pick([0, 1, 2, 3, 4]));
  expect(chiSquare(draws, 5)).toBeLessThan(18.47);
});

test('refuses what cannot be drawn, and says what must hold', () => {
  const random = stream('errors');
  expect(() => random.integer(0)).toThrow(
    new RangeError('bound must be a positive safe integer, but got 0.'),
  );
  expect(() => random.integer(1.5)).toThrow('but got 1.5.');
  expect(() => random.pick([])).toThrow(
    new RangeError('items must hold at least one item, but got none.'),
  );
  expect(() => random.sample([1, 2], 3)).toThrow(
    new RangeError('count must be an integer from 0 to the number of items, 2, but got 3.'),
  );
  expect(() => stream()).toThrow(new RangeError('keys must name the stream, but got none.'));
  expect(() => stream('seed', NaN)).toThrow(
    new RangeError('a numeric key must be finite, but got NaN.'),
  );
});

/** Pearson's statistic of draws from {0, …, cells - 1} against equal frequencies. */
function chiSquare(draws: readonly number[], cells: number): number {
  const expected = draws.length / cells;
  return Array.from({ length: cells }, (_, cell) => draws.filter((draw) => draw === cell).length)
    .map((seen) => (seen - expected) ** 2 / expected)
    .reduce((sum, term) => sum + term, 0);
}
