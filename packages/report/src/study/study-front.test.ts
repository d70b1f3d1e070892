import type { Objective } from '@espalier/protocol';
import { expect, test } from 'vitest';
import { trialOf } from '../../tests/fixtures/study-data.ts';
import { fakeTrials } from '../../tests/fixtures/trials.ts';
import { accuracyOverLatency as objectives } from '../charts/plane.ts';
import { frontVolume, referencePoint, studyFront } from './study-front.ts';

const trials = [
  trialOf(0, 'complete', { accuracy: 0.5, latencyMs: 10 }),
  trialOf(1, 'infeasible', { latencyMs: 40 }),
  trialOf(2, 'complete', { accuracy: 0.6, latencyMs: 12 }),
  trialOf(3, 'pruned', { accuracy: 0.9, latencyMs: 8 }),
  trialOf(4, 'complete', { accuracy: 0.45, latencyMs: 11 }),
  trialOf(5, 'complete', { accuracy: 0.6, latencyMs: 12 }),
];

test('holds what was trained in full and is not beaten, equal points once, by rising latency', () => {
  expect(studyFront(trials, objectives).map(({ number }) => number)).toEqual([0, 2]);
});

test('leaves out a complete trial that breaks a limit', () => {
  const over = { ...trials[0]!, number: 9, violation: 0.1, objectives: [0.99, 1] };
  expect(studyFront([...trials, over], objectives).map(({ number }) => number)).toEqual([0, 2]);
});

test('is measured from accuracy 0 and the slowest complete trial', () => {
  const reference = referencePoint(trials, objectives);
  expect(reference).toEqual([0, 12]);
  // Trial 2 is at the reference: only the box of trial 0 is left, 0.5 high and 2 ms wide.
  expect(frontVolume(studyFront(trials, objectives), objectives, reference!)).toBeCloseTo(1, 12);
});

test('has neither a reference nor a front before anything was trained', () => {
  expect(referencePoint([trials[1]!], objectives)).toBeNull();
  expect(studyFront([], objectives)).toEqual([]);
});

test('with three objectives holds exactly the trials that no other beats', () => {
  const three: Objective[] = [
    ...objectives,
    { metric: 'parameters', direction: 'minimize', cost: 'cheap' },
  ];
  const many = fakeTrials({ count: 150, seed: 8, targetMs: 5, progress: 1 })
    .filter(({ outcome }) => outcome === 'complete')
    .map((trial, index) => ({
      ...trial,
      objectives: [...trial.objectives!, (index * 7919) % 101],
    }));
  const beats = (a: readonly number[], b: readonly number[]): boolean =>
    a[0]! >= b[0]! && a[1]! <= b[1]! && a[2]! <= b[2]! && a.some((value, at) => value !== b[at]);
  const unbeaten = many.filter(
    (one) => !many.some((other) => beats(other.objectives, one.objectives)),
  );
  const front = studyFront(many, three).map(({ number }) => number);
  expect(front.toSorted((a, b) => a - b)).toEqual(unbeaten.map(({ number }) => number));
});
