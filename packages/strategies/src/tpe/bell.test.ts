import { stream } from '@espalier/random';
import { expect, test } from 'vitest';
import { bellDraw, bellMass } from './bell.ts';

const bell = { centre: 1, deviation: 1.7 };

/** ∫ exp(-½ ((x - centre) / deviation)²) dx by the midpoint rule. */
function integral(from: number, to: number): number {
  const steps = 10_000;
  const width = (to - from) / steps;
  let sum = 0;
  for (let step = 0; step < steps; step++) {
    const place = from + (step + 0.5) * width;
    sum += Math.exp(-0.5 * ((place - bell.centre) / bell.deviation) ** 2) * width;
  }
  return sum;
}

test('the mass of an option is the integral over the interval around it, of that over the range', () => {
  for (const option of [0, 1, 2, 3, 4]) {
    const share = integral(option - 0.5, option + 0.5) / integral(-0.5, 4.5);
    expect(bellMass(bell, option, 5)).toBeCloseTo(share, 8);
  }
});

test('draws have the mass of each option', () => {
  const random = stream('bell');
  const counts = [0, 0, 0, 0, 0];
  for (let draw = 0; draw < 20_000; draw++) counts[bellDraw(bell, 5, random)]!++;
  for (const [option, count] of counts.entries()) {
    const mass = bellMass(bell, option, 5);
    expect(Math.abs(count / 20_000 - mass)).toBeLessThan(4 * Math.sqrt(mass / 20_000));
  }
});
