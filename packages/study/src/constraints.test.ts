import type { Constraint, TrialFigures } from '@espalier/protocol';
import { describe, expect, test } from 'vitest';
import { excessOver, penaltyOf, violationOf } from './constraints.ts';

const figures = (meanMs: number, sdMs = 0): TrialFigures => ({
  accuracy: 0.8,
  latency: { meanMs, sdMs },
  macs: 100,
  parameters: null,
});
const latency = { metric: 'latencyMs', side: 'atMost', limit: 10 } as const;
const hard: Constraint = { kind: 'hard', ...latency };
const soft: Constraint = { kind: 'soft', ...latency, weight: 2 };
const chance: Constraint = { kind: 'chance', ...latency, probability: 0.9 };

describe('hard', () => {
  test.each([
    [9, 0],
    [10, 0],
    [12, 0.2],
  ])('at %d ms of 10 the relative excess is %d', (meanMs, excess) => {
    expect(excessOver(hard, figures(meanMs))).toBeCloseTo(excess, 12);
  });

  test('at least: what is missing counts', () => {
    const least: Constraint = { kind: 'hard', metric: 'accuracy', side: 'atLeast', limit: 0.9 };
    expect(excessOver(least, figures(1))).toBeCloseTo(0.1 / 0.9, 12);
    expect(excessOver({ ...least, limit: 0.8 }, figures(1))).toBe(0);
  });

  test('a figure that is not known yet breaks nothing', () => {
    expect(excessOver({ ...hard, metric: 'energyMillijoules' }, figures(1))).toBe(0);
  });
});

describe('chance: P(latency ≤ 10 ms) ≥ 0.9', () => {
  test('the mean must keep 1.2816 standard deviations below the limit', () => {
    // Φ(1.2815515655) = 0.9: Abramowitz & Stegun 1964, Table 26.5.
    expect(excessOver(chance, figures(10 - 1.28156, 1))).toBe(0);
    expect(excessOver(chance, figures(10 - 1.28154, 1))).toBeGreaterThan(0);
  });

  test('a mean at the limit has one half, which is 0.4 short', () => {
    expect(excessOver(chance, figures(10, 3))).toBeCloseTo(0.4, 12);
  });

  test('without variance it is a hard limit', () => {
    expect(excessOver(chance, figures(10))).toBe(0);
    expect(excessOver(chance, figures(10.001))).toBeCloseTo(0.9, 12);
  });
});

test('soft constraints cost reward and are no violation', () => {
  expect(violationOf([soft], figures(12))).toBe(0);
  expect(penaltyOf([soft, hard], figures(12))).toBeCloseTo(0.4, 12);
});

test('violations add up', () => {
  expect(violationOf([hard, chance, soft], figures(12))).toBeCloseTo(0.2 + 0.9, 12);
});
