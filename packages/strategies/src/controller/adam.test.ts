import { expect, test } from 'vitest';
import { adamStep, emptyMoments, type Learnt } from './adam.ts';

test('follows three updates worked out by hand from Algorithm 1', () => {
  let learnt: Learnt = { parameters: [[1]], moments: emptyMoments(1) };
  const path = [0.1, -0.4, 0.25].map((slope) => {
    const update = { gradient: new Float64Array([slope]), learningRate: 0.01 };
    learnt = adamStep(learnt, update);
    return learnt.parameters[0]![0]!;
  });
  expect(path[0]).toBeCloseTo(0.990000001, 12);
  expect(path[1]).toBeCloseTo(0.9955950357485128, 12);
  expect(path[2]).toBeCloseTo(0.9959793874663798, 12);
});

test('moves every parameter by the learning rate at first, whatever the size of its slope', () => {
  const gradient = new Float64Array([1e-3, -40, 7]);
  const learnt = { parameters: [[0, 0, 0]], moments: emptyMoments(3) };
  const [moved] = adamStep(learnt, { gradient, learningRate: 0.02 }).parameters;
  expect(moved![0]).toBeCloseTo(-0.02, 6);
  expect(moved![1]).toBeCloseTo(0.02, 6);
  expect(moved![2]).toBeCloseTo(-0.02, 6);
});

test('leaves a parameter alone that never had a slope', () => {
  const update = { gradient: new Float64Array(1), learningRate: 1 };
  const learnt = { parameters: [[3]], moments: emptyMoments(1) };
  expect(adamStep(learnt, update).parameters).toEqual([[3]]);
});

test('finds the slopes of every block, and writes into none of the arrays it is given', () => {
  const frozen = (...numbers: number[]) => Object.freeze(numbers);
  const learnt = {
    parameters: [frozen(1, 2), frozen(3)],
    moments: {
      step: 4,
      first: [frozen(0.1, 0.2), frozen(0.3)],
      second: [frozen(0.3, 0.4), frozen(0.5)],
    },
  };
  const gradient = new Float64Array([1, 2, 3]);
  const { moments } = adamStep(learnt, { gradient, learningRate: 1 });
  expect(moments.first.flat().map((mean) => Math.round(100 * mean) / 100)).toEqual([
    0.19, 0.38, 0.57,
  ]);
  expect(learnt.parameters).toEqual([[1, 2], [3]]);
});
