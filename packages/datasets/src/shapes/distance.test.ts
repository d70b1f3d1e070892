import { describe, expect, it } from 'vitest';
import { boxDistance, halfPlaneDistance, segmentDistance } from './distance.ts';

describe('distances', () => {
  it('measures a box from its sides, its corners and its inside', () => {
    expect(boxDistance(5, 0, [2, 1])).toBe(3);
    expect(boxDistance(5, 5, [2, 1])).toBe(5);
    expect(boxDistance(1.5, 0, [2, 1])).toBe(-0.5);
  });

  it('measures a half-plane along its normal', () => {
    expect(halfPlaneDistance(3, 4, [0.6, 0.8, 1])).toBeCloseTo(4, 12);
  });

  it('measures a segment from its middle and beyond its ends', () => {
    expect(segmentDistance(0, 2, [1, 0, 3])).toBe(2);
    expect(segmentDistance(-6, 4, [1, 0, 3])).toBe(5);
  });
});
