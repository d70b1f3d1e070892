import { expect, test } from 'vitest';
import { advantageOver, emptyBaseline, updateBaseline } from './baseline.ts';

const after = (rewards: readonly number[], decay: number) =>
  rewards.reduce((baseline, reward) => updateBaseline(baseline, reward, decay), emptyBaseline);

test('the first reward has no advantage, as there is nothing to compare it with', () => {
  expect(advantageOver(emptyBaseline, 0.8)).toBe(0);
});

test('after one reward the baseline is that reward, not a share of it', () => {
  expect(advantageOver(after([0.6], 0.95), 0.7)).toBeCloseTo(0.1, 12);
});

test('weights of earlier rewards fall by the decay', () => {
  // (1 · 0.5 + 3 · 1) / (0.5 + 1)
  expect(advantageOver(after([1, 3], 0.5), 0)).toBeCloseTo(-7 / 3, 12);
});

test('decay 0 compares with the last reward alone', () => {
  expect(advantageOver(after([5, 1, 2], 0), 2.5)).toBeCloseTo(0.5, 12);
});
