import { describe, expect, it } from 'vitest';
import { type Figure, figures } from './figures.ts';

const members: readonly (readonly [string, Figure])[] = Object.entries(figures);

function shareInside(figure: Figure): number {
  let inside = 0;
  for (let row = -100; row < 100; row++) {
    for (let column = -100; column < 100; column++) {
      if (figure((column + 0.5) / 80, (row + 0.5) / 80) < 0) inside++;
    }
  }
  return inside / 80 ** 2;
}

describe('figures', () => {
  it.each(members)('%s equals its mirror image', (_, figure) => {
    for (let at = 0; at < 200; at++) {
      const x = 1.2 * Math.sin(at);
      const y = 1.2 * Math.cos(1.7 * at);
      expect(figure(-x, y)).toBeCloseTo(figure(x, y), 12);
    }
  });

  it.each(members)('%s changes by no more than the way between two points', (_, figure) => {
    for (let at = 0; at < 200; at++) {
      const x = 1.2 * Math.sin(at);
      const y = 1.2 * Math.cos(1.7 * at);
      const change = Math.abs(figure(x + 0.006, y + 0.008) - figure(x, y));
      expect(change).toBeLessThanOrEqual(0.01 + 1e-9);
    }
  });

  it.each(members)('%s stays within a circle of radius 1.24', (_, figure) => {
    for (let angle = 0; angle < 2 * Math.PI; angle += 0.01) {
      expect(figure(1.24 * Math.cos(angle), 1.24 * Math.sin(angle))).toBeGreaterThan(0);
    }
  });

  it('gives the disc, the ring and the square the areas of geometry', () => {
    expect(shareInside(figures.disc)).toBeCloseTo(Math.PI * 0.84 ** 2, 2);
    expect(shareInside(figures.ring)).toBeCloseTo(Math.PI * (0.94 ** 2 - 0.54 ** 2), 2);
    expect(shareInside(figures.square)).toBeCloseTo(4 * 0.74 ** 2, 1);
  });

  it('gives the triangle the area of an equilateral one in the unit circle', () => {
    expect(shareInside(figures.triangle)).toBeCloseTo((3 * Math.sqrt(3)) / 4, 2);
  });

  it('gives the star the area of its ten triangles around the middle', () => {
    const expected = 10 * 0.5 * 0.45 * Math.sin(Math.PI / 5);
    expect(shareInside(figures.star)).toBeCloseTo(expected, 2);
  });
});
