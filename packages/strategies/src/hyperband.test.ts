import { describe, expect, test } from 'vitest';
import { hyperbandBrackets } from './hyperband.ts';

describe('the brackets', () => {
  test('are those of the paper’s Table 1, R = 81 and eta = 3', () => {
    const table = hyperbandBrackets({ least: 1, most: 81 }, 3).map((bracket) =>
      bracket.map(({ count, epochs }) => [count, epochs]),
    );
    expect(table).toEqual([
      [
        [81, 1],
        [27, 3],
        [9, 9],
        [3, 27],
        [1, 81],
      ],
      [
        [27, 3],
        [9, 9],
        [3, 27],
        [1, 81],
      ],
      [
        [9, 9],
        [3, 27],
        [1, 81],
      ],
      [
        [6, 27],
        [2, 81],
      ],
      [[5, 81]],
    ]);
  });

  test('number one more than ⌊log_eta(R / r)⌋, also where the logarithm is a hair too small', () => {
    // Math.log(243) / Math.log(3) is 4.999999999999999.
    expect(hyperbandBrackets({ least: 1, most: 243 }, 3)).toHaveLength(6);
    expect(hyperbandBrackets({ least: 12, most: 200 }, 3)).toHaveLength(3);
    expect(hyperbandBrackets({ least: 12, most: 200 }, 16)[0]).toEqual([
      { count: 16, epochs: 12 },
      { count: 1, epochs: 200 },
    ]);
  });

  test('are one training in full where there is one length', () => {
    expect(hyperbandBrackets({ least: 5, most: 5 }, 3)).toEqual([[{ count: 1, epochs: 5 }]]);
  });
});
