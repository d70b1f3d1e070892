import { stream } from '@espalier/random';
import { decisions, defineSpace, integer, oneOf } from '@espalier/space';
import { describe, expect, test } from 'vitest';
import { densityOf } from './density.ts';

const [named, ordered] = decisions(
  defineSpace({
    name: 'two-scales',
    summary: 'A name and a number',
    cite: 'none',
    skeleton: { height: 1, width: 1, channels: 1, classes: 1, widthMultiplier: 1 },
    genes: { operation: oneOf(['a', 'b', 'c', 'd']), depth: integer({ min: 0, max: 9 }) },
    build: () => null,
  }),
);
const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

describe('of options without an order', () => {
  test('is (1 + count) / (options + choices)', () => {
    const density = densityOf(named!, [2, 2, 0, 2, 1]);
    expect([0, 1, 2, 3].map((option) => density.mass(option))).toEqual([
      2 / 9,
      2 / 9,
      4 / 9,
      1 / 9,
    ]);
  });

  test('is uniform before the first choice', () => {
    expect(densityOf(named!, []).mass(3)).toBe(1 / 4);
  });

  test('is drawn from', () => {
    const density = densityOf(named!, [2, 2, 0, 2, 1]);
    const random = stream('categorical');
    const draws = Array.from({ length: 20_000 }, () => density.draw(random));
    for (const option of [0, 1, 2, 3]) {
      const share = draws.filter((drawn) => drawn === option).length / draws.length;
      expect(share).toBeCloseTo(density.mass(option), 1);
    }
  });
});

describe('of numbers', () => {
  const density = densityOf(ordered!, [1, 2, 2, 7]);
  const masses = Array.from({ length: 10 }, (_, option) => density.mass(option));

  test('is a mixture of bells as wide as the farther neighbour is away, and a prior', () => {
    // Deviations: of 1, its distance 1.5 to the end, but no less than 10 / 5; of 2 and 7 that of 5.
    const bells = [
      { centre: 1, deviation: 2, weight: 1 },
      { centre: 2, deviation: 5, weight: 2 },
      { centre: 7, deviation: 5, weight: 1 },
      { centre: 4.5, deviation: 10, weight: 1 },
    ];
    const steps = 1000;
    const fine = Array.from({ length: 10 * steps }, (_, at) => -0.5 + (at + 0.5) / steps);
    const expected = new Array<number>(10).fill(0);
    for (const { centre, deviation, weight } of bells) {
      const heights = fine.map((place) => Math.exp(-0.5 * ((place - centre) / deviation) ** 2));
      for (const [at, height] of heights.entries())
        expected[Math.floor(at / steps)]! += (weight * height) / sumOf(heights) / 5;
    }
    for (const [option, mass] of masses.entries()) expect(mass).toBeCloseTo(expected[option]!, 6);
  });

  test('sums to 1 and is above 0 everywhere', () => {
    expect(sumOf(masses)).toBeCloseTo(1, 12);
    expect(Math.min(...masses)).toBeGreaterThan(0);
  });

  test('is drawn from', () => {
    const random = stream('ordered');
    const draws = Array.from({ length: 20_000 }, () => density.draw(random));
    for (const [option, mass] of masses.entries()) {
      const share = draws.filter((drawn) => drawn === option).length / draws.length;
      expect(Math.abs(share - mass)).toBeLessThan(0.012);
    }
  });

  test('nearly has a single option as its centre after many equal choices', () => {
    const sure = densityOf(ordered!, new Array<number>(200).fill(3));
    expect(sure.mass(3)).toBeLessThan(0.3);
    expect(sure.mass(3)).toBeGreaterThan(sure.mass(2));
  });
});
