import { expect, test } from 'vitest';
import { missedBars } from './bars.ts';
import type { Placing } from './measure.ts';

const placing = (strategy: string, at100: number, at300: number): Placing => ({
  track: 'nas-bench-201-cifar100',
  strategy,
  seeds: 100,
  found: [at100, at300].map((mean) => ({ mean, deviation: 0.1 })),
  ranks: [1, 1],
  msPerTrial: 1,
  curve: [],
});

const reached = [
  placing('regularized-evolution', 72.5, 73.2),
  placing('reinforce', 72.3, 73.2),
  placing('local-search', 73.3, 73.5),
  placing('bananas', 73.3, 73.4),
];

test('bars that are reached exactly are reached', () => {
  expect(missedBars(reached, [100, 300])).toEqual([]);
});

test('each bar that is missed is named, with the figure', () => {
  const field = [placing('reinforce', 72.29, 73.2), ...reached.filter((_, at) => at !== 1)];
  expect(missedBars(field, [100, 300])).toEqual(['reinforce found 72.29 at 100, less than 72.3']);
  const weak = [placing('bananas', 73.2, 73.4), ...reached.slice(0, 3)];
  expect(missedBars(weak, [100, 300])).toEqual(['no predictor reached 73.3 at 100: 73.20']);
});

test('other numbers of evaluations and other benchmarks have no bars', () => {
  expect(missedBars([], [100, 300])).toEqual([]);
  expect(missedBars([placing('reinforce', 1, 1)], [50])).toEqual([]);
});
