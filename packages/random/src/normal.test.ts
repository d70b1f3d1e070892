import { expect, test } from 'vitest';
import { normalSource } from './normal.ts';
import { stream } from './stream.ts';

test('has the moments of the standard normal distribution', () => {
  const random = stream('normal moments');
  const draws = Array.from({ length: 40_000 }, () => random.normal());
  const moment = (power: number): number =>
    draws.reduce((sum, draw) => sum + draw ** power, 0) / draws.length;
  expect(Math.abs(moment(1))).toBeLessThan(0.02);
  expect(Math.abs(moment(2) - 1)).toBeLessThan(0.03);
  expect(Math.abs(moment(3))).toBeLessThan(0.08);
  expect(Math.abs(moment(4) - 3)).toBeLessThan(0.2);
});

test('puts 68.27, 95.45 and 99.73 percent within one, two and three deviations', () => {
  const random = stream('normal quantiles');
  const draws = Array.from({ length: 40_000 }, () => Math.abs(random.normal()));
  const within = (limit: number): number => draws.filter((draw) => draw < limit).length / 40_000;
  expect(within(1)).toBeCloseTo(0.6827, 2);
  expect(within(2)).toBeCloseTo(0.9545, 2);
  expect(within(3)).toBeCloseTo(0.9973, 2);
});

test('gives neighbouring draws no correlation', () => {
  const random = stream('normal pairs');
  let product = 0;
  for (let pair = 0; pair < 20_000; pair++) product += random.normal() * random.normal();
  expect(Math.abs(product / 20_000)).toBeLessThan(0.03);
});

test('follows the polar formula and gives both normals of a pair', () => {
  const uniforms = [0.75, 0.5 + 0.125];
  const normal = normalSource(() => uniforms.shift()!);
  const scale = Math.sqrt((-2 * Math.log(0.3125)) / 0.3125);
  expect([normal(), normal()]).toEqual([0.5 * scale, 0.25 * scale]);
});

test('rejects the corners of the square and its centre', () => {
  const uniforms = [0, 0, 0.5, 0.5, 0.75, 0.5];
  const normal = normalSource(() => uniforms.shift()!);
  expect(normal()).toBe(0.5 * Math.sqrt((-2 * Math.log(0.25)) / 0.25));
});
