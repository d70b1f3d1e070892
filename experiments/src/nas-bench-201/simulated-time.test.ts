import type { Trial } from '@espalier/protocol';
import { expect, test } from 'vitest';
import type { Benchmark } from './benchmark.ts';
import { withinSeconds } from './simulated-time.ts';

const trials = [0, 1, 2].map((number) => ({ number, genotype: {} }) as Trial);
const benchmark = { measured: () => ({ shortSeconds: 40 }) } as unknown as Benchmark;

test('the trial that would cross the budget is left out, and the budget itself may be filled', () => {
  expect(withinSeconds(trials, benchmark, 79)).toHaveLength(1);
  expect(withinSeconds(trials, benchmark, 80)).toHaveLength(2);
  expect(withinSeconds(trials, benchmark, 1000)).toEqual(trials);
});
