import { expect, test } from 'vitest';
import { DivergenceWatch } from './divergence.ts';

const chance = Math.log(10);

test('twenty losses in a row above five times chance end training, nineteen do not', () => {
  const watch = new DivergenceWatch(chance);
  for (let step = 0; step < 19; step++) watch.check(5.1 * chance, 0.1);
  watch.check(4.9 * chance, 0.1);
  for (let step = 0; step < 19; step++) watch.check(5.1 * chance, 0.1);
  expect(() => watch.check(12, 0.1)).toThrow(
    'training loss must stay below 11.5 within 20 steps, but got 12. Lower the learning rate (now 0.1).',
  );
});

test('a loss that is no number ends training at once', () => {
  const watch = new DivergenceWatch(chance);
  expect(() => watch.check(NaN, 0.1)).toThrow('training loss must be finite, but got NaN.');
  expect(() => watch.check(Infinity, 0.1)).toThrow(expect.objectContaining({ code: 'NOT_FINITE' }));
});
