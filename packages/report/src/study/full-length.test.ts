import { expect, test } from 'vitest';
import { trialOf } from '../../tests/fixtures/study-data.ts';
import { fullLength, shorterAsPruned } from './full-length.ts';

const full = trialOf(0, 'complete', { accuracy: 0.5, latencyMs: 5, reward: 0.5 });
const short = {
  ...trialOf(1, 'complete', { accuracy: 0.9, latencyMs: 5, reward: 0.9 }),
  epochs: 1,
};
const longer = { ...short, number: 2, epochs: 3 };
const pruned = trialOf(3, 'pruned', { accuracy: 0.4, latencyMs: 5 });

test('a trial that does not say how long was trained in full', () => {
  expect(fullLength([short, full, longer, pruned])).toEqual([full]);
});

test('where none was trained in full the longest count', () => {
  expect(fullLength([short, longer, pruned])).toEqual([longer]);
});

test('shorter trainings are drawn as stopped early, and nothing else changes', () => {
  expect(shorterAsPruned([short, full, pruned])).toEqual([
    { ...short, outcome: 'pruned' },
    full,
    pruned,
  ]);
});
