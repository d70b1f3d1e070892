import { expect, test } from 'vitest';
import { learningRateAt } from './schedule.ts';

const schedule = { learningRate: 0.4, steps: 12, warmupSteps: 4 };

test('the rate rises by equal steps to its highest', () => {
  const rates = [0, 1, 2, 3, 4].map((step) => learningRateAt(step, schedule));
  expect(rates).toEqual([0.1, 0.2, expect.closeTo(0.3), 0.4, 0.4]);
});

test('the rate falls by half a cosine to zero one step past the last', () => {
  expect(learningRateAt(8, schedule)).toBeCloseTo(0.2);
  expect(learningRateAt(11, schedule)).toBeCloseTo(0.2 * (1 + Math.cos((7 * Math.PI) / 8)));
  expect(learningRateAt(12, schedule)).toBeCloseTo(0);
});

test('a schedule without warm-up starts at its highest rate', () => {
  expect(learningRateAt(0, { ...schedule, warmupSteps: 0 })).toBe(0.4);
});
