import { expect, test } from 'vitest';
import { expectedImprovement } from './expected-improvement.ts';

/** ∫ max(y - best, 0) · N(y; mean, deviation) dy by the midpoint rule over ± 12 deviations. */
function integrated(mean: number, deviation: number, best: number): number {
  const steps = 200_000;
  const width = (24 * deviation) / steps;
  let sum = 0;
  for (let step = 0; step < steps; step++) {
    const y = mean - 12 * deviation + (step + 0.5) * width;
    const density =
      Math.exp(-0.5 * ((y - mean) / deviation) ** 2) / (deviation * Math.sqrt(2 * Math.PI));
    sum += Math.max(y - best, 0) * density * width;
  }
  return sum;
}

test.each([
  { mean: 0, deviation: 1, best: 0 },
  { mean: 0.3, deviation: 0.2, best: 0.5 },
  { mean: -1, deviation: 2, best: 1.5 },
  { mean: 2, deviation: 0.7, best: 0.1 },
])('is the mean excess of N($mean, $deviation²) over $best', ({ mean, deviation, best }) => {
  const exact = integrated(mean, deviation, best);
  expect(expectedImprovement({ mean, deviation }, best)).toBeCloseTo(exact, 8);
});

test('of a sure value is what it is better by, or nothing', () => {
  expect(expectedImprovement({ mean: 3, deviation: 0 }, 1)).toBe(2);
  expect(expectedImprovement({ mean: 1, deviation: 0 }, 3)).toBe(0);
});
