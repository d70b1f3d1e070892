import { stream } from '@espalier/random';
import { expect, test } from 'vitest';
import { createPerceptron } from './perceptron.ts';
import { sparseInputs } from './samples.ts';
import { train } from './training.ts';

test('a linear model of one weight follows Adam on the mean absolute error, step by step', () => {
  const network = createPerceptron({ inputs: 1, layers: 0, width: 1 }, stream('adam'));
  network.parameters.set([0.5, 0]);
  const samples = {
    inputs: sparseInputs([Float64Array.of(1), Float64Array.of(3)]),
    targets: Float64Array.of(1, 4),
  };
  const settings = { epochs: 4, learningRate: 0.1, batchSize: 2 };
  train(network, samples, { ...settings, random: stream('order') });
  let [weight, bias] = [0.5, 0];
  const moments = [0, 0, 0, 0];
  for (let step = 1; step <= 4; step++) {
    const signs = [Math.sign(weight + bias - 1), Math.sign(3 * weight + bias - 4)];
    const slopes = [(signs[0]! + 3 * signs[1]!) / 2, (signs[0]! + signs[1]!) / 2];
    const moves = slopes.map((slope, at) => {
      moments[at] = 0.9 * moments[at]! + 0.1 * slope;
      moments[at + 2] = 0.999 * moments[at + 2]! + 0.001 * slope * slope;
      const mean = moments[at] / (1 - 0.9 ** step);
      return (0.1 * mean) / (Math.sqrt(moments[at + 2]! / (1 - 0.999 ** step)) + 1e-8);
    });
    weight -= moves[0]!;
    bias -= moves[1]!;
  }
  expect(network.parameters[0]).toBeCloseTo(weight, 12);
  expect(network.parameters[1]).toBeCloseTo(bias, 12);
});

test('reaches the median of targets of equal points, which the absolute error asks for', () => {
  const network = createPerceptron({ inputs: 1, layers: 0, width: 1 }, stream('median'));
  const points = [0, 1, 2, 3, 4].map(() => Float64Array.of(1));
  const samples = { inputs: sparseInputs(points), targets: Float64Array.of(0, 0, 1, 5, 100) };
  const settings = { epochs: 600, learningRate: 0.01, batchSize: 5 };
  train(network, samples, { ...settings, random: stream('order') });
  expect(network.forward(samples.inputs, 0)).toBeCloseTo(1, 1);
});
