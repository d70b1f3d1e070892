import fc from 'fast-check';
import type { LatencyRange } from '@espalier/protocol';
import { describe, expect, test } from 'vitest';
import { checkTarget, defaultTargetMs } from './target.ts';

const range = (fastestMs: number, slowestMs: number, exact = true): LatencyRange => ({
  fastest: { latencyMs: fastestMs, genotype: { 'layers.0': 8, 'layers.1': 7 } },
  slowest: { latencyMs: slowestMs, genotype: { 'layers.0': 0, 'layers.1': 0 } },
  exact,
});

describe('a target', () => {
  test('below the fastest architecture is impossible, and the error says what is possible', () => {
    expect(() => checkTarget(2, range(2.838627995, 47))).toThrow(
      expect.objectContaining({
        code: 'TARGET_IMPOSSIBLE',
        message:
          'target must be at least 2.839 ms, the fastest architecture (options 8 7), but got 2 ms. Raise it, or choose a faster device or a smaller space.',
        details: {
          targetMs: 2,
          fastestMs: 2.838627995,
          genotype: { 'layers.0': 8, 'layers.1': 7 },
        },
      }),
    );
  });

  test('that the error prints is itself possible', () => {
    expect(() => checkTarget(2.839, range(2.838627995, 47))).not.toThrow();
  });

  test('at the fastest latency or beyond the slowest is allowed', () => {
    expect(() => checkTarget(3, range(3, 47))).not.toThrow();
    expect(() => checkTarget(500, range(3, 47))).not.toThrow();
  });

  test('below a sampled range is refused with less certainty', () => {
    expect(() => checkTarget(2, range(3, 47, false))).toThrow('the fastest architecture found (');
  });

  test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('of %d ms is no target', (targetMs) => {
    expect(() => checkTarget(targetMs, range(3, 47))).toThrow(
      `target must be a positive number of milliseconds, but got ${targetMs}.`,
    );
  });
});

describe('the default target', () => {
  test('of 2 to 50 ms is 10 ms', () => {
    expect(defaultTargetMs(range(2, 50))).toBeCloseTo(10, 12);
  });

  test('is always possible and never beyond the slowest', () => {
    const latency = fc.double({ min: 1e-3, max: 1e4, noNaN: true });
    fc.assert(
      fc.property(latency, latency, (one, other) => {
        const ends = range(Math.min(one, other), Math.max(one, other));
        const targetMs = defaultTargetMs(ends) * (1 + 1e-12);
        expect(() => checkTarget(targetMs, ends)).not.toThrow();
        expect(targetMs).toBeLessThanOrEqual(ends.slowest.latencyMs * (1 + 1e-11));
      }),
      { seed: 42 },
    );
  });
});
