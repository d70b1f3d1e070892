import { expect, test } from 'vitest';
import { fakeTrials } from '../tests/fixtures/trials.ts';
import { frontTrials, isPriced } from './front.ts';

const trials = fakeTrials({ count: 200, seed: 4, targetMs: 5, progress: 1 });

test('holds exactly the complete trials that no complete trial beats', () => {
  const complete = trials.filter(isPriced).filter(({ outcome }) => outcome === 'complete');
  const unbeaten = complete.filter(
    (one) =>
      !complete.some(
        (other) => other.accuracy > one.accuracy && other.latency.meanMs < one.latency.meanMs,
      ),
  );
  const front = frontTrials(trials).map(({ number }) => number);
  expect(front.toSorted((a, b) => a - b)).toEqual(unbeaten.map(({ number }) => number));
  expect(front.length).toBeGreaterThan(2);
});

test('rises in accuracy with latency', () => {
  const front = frontTrials(trials);
  expect(front.map(({ accuracy }) => accuracy)).toEqual(
    front.map(({ accuracy }) => accuracy).toSorted((a, b) => a - b),
  );
});

test('lists equal points once, as the trial that came first', () => {
  const complete = trials.find(({ outcome }) => outcome === 'complete')!;
  const front = frontTrials([complete, { ...complete, number: 999 }]);
  expect(front.map(({ number }) => number)).toEqual([complete.number]);
});

test('is empty where nothing is complete', () => {
  expect(frontTrials(trials.filter(({ outcome }) => outcome !== 'complete'))).toEqual([]);
});
