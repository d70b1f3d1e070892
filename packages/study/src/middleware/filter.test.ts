import { expect, test } from 'vitest';
import { ask, initial, stubborn, uniform } from '../../tests/uniform-strategy.ts';
import { filter } from './filter.ts';

test('proposes only what is kept', () => {
  const strategy = filter(uniform, { keeps: ({ width }) => width === 2, tries: 1000 });
  const state = initial(strategy);
  for (let number = 0; number < 20; number++) {
    expect(ask(strategy, state, { number }).genotype['width']).toBe(2);
  }
});

test('asks no more than its tries', () => {
  let asked = 0;
  const counted = {
    ...stubborn,
    ask: (context: never) => {
      asked++;
      return stubborn.ask(context);
    },
  };
  const strategy = filter(counted, { keeps: () => false, tries: 7 });
  expect(ask(strategy, initial(strategy)).genotype).toEqual(ask(stubborn, null).genotype);
  expect(asked).toBe(7);
});
