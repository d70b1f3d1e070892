import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Trial } from '@espalier/protocol';
import { fakeTrials } from '../tests/fixtures/trials.ts';
import { bestReward, bestSoFar } from './best-so-far.ts';

const [model] = fakeTrials({ count: 1, seed: 1, targetMs: 5, progress: 0 });
const trialArbitrary = fc
  .record({
    outcome: fc.constantFrom('complete', 'pruned', 'infeasible', 'failed'),
    reward: fc.option(fc.double({ min: -2, max: 1, noNaN: true })),
  })
  .map((drawn): Trial => ({ ...model!, ...drawn }));

test('never falls, and after n trials is the maximum over the first n complete ones', () => {
  fc.assert(
    fc.property(fc.array(trialArbitrary), (trials) => {
      const points = bestSoFar(trials);
      points.forEach(({ trials: count, reward }, index) => {
        const rewards = trials
          .slice(0, count)
          .flatMap((one) => (one.outcome === 'complete' && one.reward !== null ? one.reward : []));
        expect(reward).toBe(Math.max(...rewards));
        expect(reward).toBeGreaterThanOrEqual(points[index - 1]?.reward ?? -Infinity);
        expect(count).toBe(trials.length - points.length + index + 1);
      });
    }),
  );
});

test('is empty, and the best reward null, where only pruned trials have rewards', () => {
  const trials: Trial[] = [{ ...model!, outcome: 'pruned', reward: 0.9 }];
  expect(bestSoFar(trials)).toEqual([]);
  expect(bestReward(trials)).toBeNull();
});
