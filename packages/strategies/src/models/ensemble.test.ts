import { stream } from '@espalier/random';
import { expect, test } from 'vitest';
import { trainEnsemble } from './ensemble.ts';
import { createPerceptron } from './perceptron.ts';
import { sparseInputs } from './samples.ts';
import { train } from './training.ts';

const settings = {
  ...{ members: 4, layers: 2, width: 16, seed: 'ensemble' },
  ...{ epochs: 150, learningRate: 0.01, batchSize: 16 },
};
const random = stream('bits');
const points = Array.from({ length: 120 }, () =>
  Float64Array.from({ length: 8 }, () => random.integer(2)),
);
/** A function of bits that no linear model knows. */
const targetOf = (point: Float64Array): number => point[0]! + 2 * (point[1]! ^ point[2]!) - 1;
const targets = Float64Array.from(points, targetOf);

test('learns a function of pairs of bits, and predicts points it has not seen', () => {
  const unseen = Array.from({ length: 40 }, () =>
    Float64Array.from({ length: 8 }, () => random.integer(2)),
  );
  const predictions = trainEnsemble(points, targets, settings).at(unseen);
  const errors = predictions.map(({ mean }, at) => Math.abs(mean - targetOf(unseen[at]!)));
  expect(errors.reduce((sum, error) => sum + error, 0) / errors.length).toBeLessThan(0.15);
});

test('is the same for the same seed, and another for another', () => {
  const predicted = (seed: string): number =>
    trainEnsemble(points, targets, { ...settings, epochs: 2, seed }).at([points[0]!])[0]!.mean;
  expect(predicted('one')).toBe(predicted('one'));
  expect(predicted('one')).not.toBe(predicted('two'));
});

test('mean and deviation are those of its members', () => {
  const few = { ...settings, epochs: 3, members: 3 };
  const [{ mean, deviation }] = trainEnsemble(points, targets, few).at([points[5]!]) as [
    { mean: number; deviation: number },
  ];
  const values = [0, 1, 2].map((member) => {
    const own = stream('ensemble', 'ensemble', member);
    const network = createPerceptron({ inputs: 8, layers: 2, width: 16 }, own);
    const inputs = sparseInputs(points);
    train(network, { inputs, targets }, { ...few, random: own });
    return network.forward(inputs, 5);
  });
  const middle = (values[0]! + values[1]! + values[2]!) / 3;
  expect(mean).toBeCloseTo(middle, 12);
  const squares = values.reduce((sum, value) => sum + (value - middle) ** 2, 0);
  expect(deviation).toBeCloseTo(Math.sqrt(squares / 2), 12);
});

test('a single member has no deviation', () => {
  const ensemble = trainEnsemble(points, targets, { ...settings, epochs: 1, members: 1 });
  expect(ensemble.at([points[0]!])[0]!.deviation).toBe(0);
});
