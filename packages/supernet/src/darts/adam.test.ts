import { expect, test } from 'vitest';
import { Adam } from './adam.ts';

const settings = { learningRate: 0.1, firstDecay: 0.5, secondDecay: 0.999, weightDecay: 0 };

test('a constant gradient of any size moves every parameter by the learning rate', () => {
  const parameters = Float64Array.from([1, 1, 1]);
  const adam = new Adam(parameters, settings);
  for (let step = 0; step < 4; step++) adam.step(Float64Array.from([1e-3, -5, 0]));
  expect(parameters[0]).toBeCloseTo(0.6, 4);
  expect(parameters[1]).toBeCloseTo(1.4, 6);
  expect(parameters[2]).toBe(1);
});

test('two steps by hand: the second moves by the corrected mean over the corrected root', () => {
  const parameters = Float64Array.from([0]);
  const adam = new Adam(parameters, settings);
  adam.step(Float64Array.from([2]));
  adam.step(Float64Array.from([-1]));
  // m = 0.5 * 1 - 0.5 = 0 after the second step, so it stays where the first step left it.
  expect(parameters[0]).toBeCloseTo(-0.1, 9);
  adam.step(Float64Array.from([4]));
  const mean = (0.5 * 0 + 0.5 * 4) / (1 - 0.125);
  const square = (0.001 * (4 * 0.999 ** 2 + 0.999 + 16)) / (1 - 0.999 ** 3);
  expect(parameters[0]).toBeCloseTo(-0.1 - (0.1 * mean) / Math.sqrt(square), 7);
});

test('weight decay is part of the gradient: a gradient that cancels it moves nothing', () => {
  const parameters = Float64Array.from([3]);
  new Adam(parameters, { ...settings, weightDecay: 0.25 }).step(Float64Array.from([-0.75]));
  expect(parameters[0]).toBe(3);
});
