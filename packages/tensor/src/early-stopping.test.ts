import { expect, test } from 'vitest';
import { afterMeasurement, isOver, nothingMeasured } from './early-stopping.ts';
import type { TrainingOptions } from './training-options.ts';

type Stopping = NonNullable<TrainingOptions['earlyStopping']>;

/** After which measurement training ends, from 1; `null` for never. */
function endOf(values: readonly number[], options: Stopping): number | null {
  let state = nothingMeasured;
  for (const [at, value] of values.entries()) {
    state = afterMeasurement(state, { accuracy: value, loss: value }, options);
    if (isOver(state, options)) return at + 1;
  }
  return null;
}

test('accuracy that no longer rises ends training after the patience', () => {
  const options = { on: 'accuracy', patience: 2 } as const;
  expect(endOf([0.5, 0.6, 0.6, 0.59], options)).toBe(4);
  expect(endOf([0.5, 0.4, 0.6, 0.5, 0.7], options)).toBeNull();
});

test('loss is the better the lower it is', () => {
  expect(endOf([2, 1, 1.5, 0.9, 1, 1, 1], { on: 'loss', patience: 3 })).toBe(7);
});

test('a gain that is too small does not count', () => {
  const options = { on: 'accuracy', patience: 2, leastGain: 0.01 } as const;
  expect(endOf([0.5, 0.505, 0.509, 0.6], options)).toBe(3);
});

test('without the option training never ends early', () => {
  expect(isOver({ best: 0, waited: 1000 }, undefined)).toBe(false);
});
