import { expect, test } from 'vitest';
import { adamStep, emptyMoments } from './adam.ts';

test('follows three updates worked out by hand from Algorithm 1', () => {
  let parameters = [1];
  let moments = emptyMoments(1);
  const path = [0.1, -0.4, 0.25].map((slope) => {
    const update = { gradient: new Float64Array([slope]), learningRate: 0.01 };
    ({ parameters, moments } = adamStep(parameters, moments, update));
    return parameters[0]!;
  });
  expect(path[0]).toBeCloseTo(0.990000001, 12);
  expect(path[1]).toBeCloseTo(0.9955950357485128, 12);
  expect(path[2]).toBeCloseTo(0.9959793874663798, 12);
});

test('moves every parameter by the learning rate at first, whatever the size of its slope', () => {
  const gradient = new Float64Array([1e-3, -40, 7]);
  const { parameters } = adamStep([0, 0, 0], emptyMoments(3), { gradient, learningRate: 0.02 });
  expect(parameters[0]).toBeCloseTo(-0.02, 6);
  expect(parameters[1]).toBeCloseTo(0.02, 6);
  expect(parameters[2]).toBeCloseTo(-0.02, 6);
});

test('leaves a parameter alone that never had a slope', () => {
  const update = { gradient: new Float64Array(1), learningRate: 1 };
  expect(adamStep([3], emptyMoments(1), update).parameters).toEqual([3]);
});

test('writes into none of the arrays it is given', () => {
  const parameters = Object.freeze([1, 2]);
  const moments = Object.freeze({
    step: 4,
    first: Object.freeze([0.1, 0.2]),
    second: Object.freeze([0.3, 0.4]),
  });
  adamStep(parameters, moments, { gradient: new Float64Array([1, 1]), learningRate: 1 });
  expect([parameters, moments.first, moments.second]).toEqual([
    [1, 2],
    [0.1, 0.2],
    [0.3, 0.4],
  ]);
});
