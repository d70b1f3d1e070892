import { expect, test } from 'vitest';
import { trialOf } from '../../tests/fixtures/study-data.ts';
import { progressOf } from './progress-axis.ts';

const trials = [
  trialOf(0, 'pruned', { accuracy: 0.4, latencyMs: 8 }),
  trialOf(1, 'infeasible', { latencyMs: 40 }),
  { ...trialOf(2, 'complete', { accuracy: 0.5, latencyMs: 8 }), continues: 0 },
  { ...trialOf(3, 'complete', { accuracy: 0.5, latencyMs: 8 }), reusedFrom: 2, costSeconds: 7 },
  trialOf(4, 'complete', { accuracy: 0.6, latencyMs: 8 }),
];

test('counts trials', () => {
  expect(progressOf(trials, 'trials')).toEqual([1, 2, 3, 4, 5]);
});

test('counts the epochs that were really trained', () => {
  expect(progressOf(trials, 'epochs')).toEqual([1, 1, 2, 2, 4]);
});

test('counts stated costs before clocks', () => {
  expect(progressOf(trials, 'seconds')).toEqual([2, 4, 6, 13, 15]);
});
