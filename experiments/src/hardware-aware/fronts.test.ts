import { expect, test } from 'vitest';
import type { Case } from './cases.ts';
import { ratiosAt, rulerOf } from './fronts.ts';
import { bestWithin, limitsOf } from './limits.ts';
import { reactionsOf } from './reacting.ts';

const one: Case = {
  title: 'four networks',
  benchmark: 'none',
  view: 'none',
  epochs: 1,
  metric: 'latencyMs',
  unit: 'ms',
  direction: 'minimize',
};
// The front is 0, 1 and 2; row 3 is dominated by 1 and row 4 was not measured.
const known = {
  accuracy: Float64Array.from([0.5, 0.7, 0.9, 0.6, 0.99]),
  metric: Float64Array.from([1, 2, 4, 5, NaN]),
};
const record = (...rows: number[]) => ({
  seed: 1,
  rows: Int32Array.from(rows),
  rewards: new Float64Array(rows.length),
  epochs: new Int32Array(rows.length),
  endSeconds: new Float64Array(rows.length),
  tookMs: 1,
});

test('the share of the hypervolume, by hand', () => {
  const ruler = rulerOf(one, known, 'table');
  expect(ruler.front).toEqual([0, 1, 2]);
  // Reference (0.5, 5): row 1 covers 0.2 x 3, row 2 a further 0.2 x 1.
  expect(ratiosAt(record(3, 1, 4, 2), ruler, [1, 2, 3, 4])).toEqual([
    0,
    expect.closeTo(0.6 / 0.8, 12),
    expect.closeTo(0.6 / 0.8, 12),
    expect.closeTo(1, 12),
  ]);
});

test('against the worst of the front only inner points count', () => {
  const ruler = rulerOf(one, known, 'front');
  // Reference (0.5, 4): row 1 covers 0.2 x 2, the ends nothing.
  expect(ruler.ratio([0, 2])).toBe(0);
  expect(ruler.ratio([1])).toBeCloseTo(1, 12);
});

test('limits and the best within them', () => {
  const limits = limitsOf(one, known);
  expect(limits.map(({ limit, best }) => [limit, best])).toEqual([
    [1, 0.5],
    [2, 0.7],
    [4, 0.9],
  ]);
  expect(bestWithin(record(2, 0, 4), one, { known, limit: 2 })).toBe(0.5);
  expect(bestWithin(record(4, -1), one, { known, limit: 2 })).toBe(0);
});

test('a reward of one exponent calls the same network best for every target', () => {
  const reactions = reactionsOf(one, known);
  const soft = reactions.find(({ reward }) => reward === 'mnas-soft')!;
  expect(soft.different).toBe(1);
  const hard = reactions.find(({ reward }) => reward === 'mnas-hard')!;
  expect(hard.choices[0]!.row).toBe(0);
  expect(hard.choices.at(-1)!.row).toBe(2);
});
