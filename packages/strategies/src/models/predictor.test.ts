import { stream } from '@espalier/random';
import { defineSpace, each, oneOf, sample } from '@espalier/space';
import type { Genotype, SearchSpace } from '@espalier/space';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { trialOf } from '../../tests/study-context.ts';
import { predictorOptions } from './predictor-options.ts';
import { predictorOf, startPredictor, tellPredictor } from './predictor.ts';
import type { PredictorState } from './predictor.ts';

const space: SearchSpace = defineSpace({
  name: 'digits',
  summary: 'Four digits of five',
  cite: 'none',
  skeleton: { height: 1, width: 1, channels: 1, classes: 1, widthMultiplier: 1 },
  genes: { digits: each([0, 1, 2, 3], oneOf([0, 1, 2, 3, 4])) },
  build: () => null,
});
const options = z.strictObject(predictorOptions).parse({ numInit: 4, k: 3 });
const scoreOf = (genotype: Genotype): number =>
  Object.values(genotype).reduce((sum, choice) => sum + choice, 0);

function told(count: number, rewardOf: (genotype: Genotype) => number | null): PredictorState {
  let state = startPredictor(stream('start'));
  for (let number = 0; number < count; number++) {
    const genotype = sample(space, stream('told', number));
    state = tellPredictor(state, trialOf({ genotype, reward: rewardOf(genotype) }), options);
  }
  return state;
}

test('has more to learn from numInit trials on, and then after every k', () => {
  const counts = Array.from({ length: 14 }, (_, count) => told(count, scoreOf).training.told);
  expect(counts).toEqual([0, 0, 0, 0, 4, 4, 4, 7, 7, 7, 10, 10, 10, 13]);
});

test('there is no prediction before that, nor without any reward', () => {
  expect(predictorOf({ space, options, state: told(3, scoreOf) })).toBeNull();
  expect(predictorOf({ space, options, state: told(9, () => null) })).toBeNull();
});

test('predicts more of better points, and less of what is like failures', () => {
  const rewardOf = (genotype: Genotype): number | null =>
    genotype['digits.0'] === 4 ? null : scoreOf(genotype);
  const predict = predictorOf({ space, options, state: told(64, rewardOf) })!;
  const point = (first: number, others: number): Genotype => ({
    ...{ 'digits.0': first, 'digits.1': others },
    ...{ 'digits.2': others, 'digits.3': others },
  });
  const [good, poor, failed] = predict([point(2, 4), point(2, 0), point(4, 2)]);
  expect(good!.mean).toBeGreaterThan(poor!.mean + 1);
  expect(failed!.mean).toBeLessThan(good!.mean - 1);
});
