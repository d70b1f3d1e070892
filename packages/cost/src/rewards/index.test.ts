import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import type { Reward } from '@espalier/protocol';
import { describe, expect, test } from 'vitest';
import { rewards } from './index.ts';

interface Candidate {
  readonly accuracy: number;
  readonly latencyMs: number;
}

const scores = (reward: Reward, candidates: readonly Candidate[], targetMs: number): number[] =>
  candidates.map(({ accuracy, latencyMs }) => reward.score(accuracy, latencyMs, targetMs));

const best = (reward: Reward, candidates: readonly Candidate[], targetMs: number): number => {
  const values = scores(reward, candidates, targetMs);
  return values.indexOf(Math.max(...values));
};

const targets = fc.double({ min: 0.1, max: 1000, noNaN: true });
const candidate = fc.record({
  accuracy: fc.double({ min: 0.01, max: 1, noNaN: true }),
  latencyMs: fc.double({ min: 0.1, max: 1000, noNaN: true }),
});

test('the list names exactly the files of the folder', () => {
  const files = readdirSync(new URL('.', import.meta.url))
    .filter((file) => !file.endsWith('.test.ts') && file !== 'index.ts')
    .map((file) => file.replace('.ts', ''));
  expect(Object.keys(rewards).toSorted()).toEqual(files.toSorted());
});

describe.each(Object.entries(rewards))('reward %s', (name, reward) => {
  test('carries its own name, its formula and its paper', () => {
    expect(reward.name).toBe(name);
    expect(reward.formula).toMatch(/accuracy.*target/);
    expect(reward.cite).toMatch(/ 20\d\d, "/);
  });

  test('grows with accuracy at equal latency', () => {
    fc.assert(
      fc.property(candidate, targets, ({ accuracy, latencyMs }, targetMs) => {
        const better = reward.score(Math.min(1.1, accuracy + 0.01), latencyMs, targetMs);
        expect(better).toBeGreaterThan(reward.score(accuracy, latencyMs, targetMs));
      }),
      { seed: 42 },
    );
  });

  test('never grows with latency beyond the target', () => {
    fc.assert(
      fc.property(candidate, targets, ({ accuracy, latencyMs }, targetMs) => {
        const over = targetMs + latencyMs;
        expect(reward.score(accuracy, over * 1.5, targetMs)).toBeLessThan(
          reward.score(accuracy, over, targetMs),
        );
      }),
      { seed: 42 },
    );
  });

  test('is the accuracy itself at the target', () => {
    expect(reward.score(0.8, 20, 20)).toBe(0.8);
  });
});

test('mnas-soft has the same best architecture for every target', () => {
  expect(rewards['mnas-soft'].reactsToTarget).toBe(false);
  fc.assert(
    fc.property(
      fc.array(candidate, { minLength: 2, maxLength: 20 }),
      targets,
      targets,
      (candidates, oneMs, otherMs) => {
        const values = scores(rewards['mnas-soft'], candidates, otherMs);
        const winner = values[best(rewards['mnas-soft'], candidates, oneMs)]!;
        // Two scores may be equal up to rounding, so the value is compared and not the place.
        expect(winner).toBeGreaterThanOrEqual(Math.max(...values) * (1 - 1e-12));
      },
    ),
    { seed: 42, numRuns: 500 },
  );
});

test.each(Object.values(rewards).filter((reward) => reward.reactsToTarget))(
  '$name has another best architecture for another target',
  (reward) => {
    const fast = { accuracy: 0.7, latencyMs: 10 };
    const slow = { accuracy: 0.75, latencyMs: 40 };
    expect(best(reward, [fast, slow], 10)).toBe(0);
    expect(best(reward, [fast, slow], 40)).toBe(1);
  },
);

test('the default reward reacts to the target', () => {
  expect(Object.values(rewards)[0]!.reactsToTarget).toBe(true);
});

describe('worked examples of the papers', () => {
  test('mnas-soft: 5 % more accuracy at twice the latency is worth the same (Tan et al., 3.1)', () => {
    const once = rewards['mnas-soft'].score(0.6, 40, 80);
    const twice = rewards['mnas-soft'].score(0.6 * 1.05, 80, 80);
    expect(twice / once).toBeCloseTo(1, 2);
  });

  test('mnas-hard: accuracy is kept within the target and halved at twice the target', () => {
    expect(rewards['mnas-hard'].score(0.6, 40, 80)).toBe(0.6);
    expect(rewards['mnas-hard'].score(0.6, 160, 80)).toBeCloseTo(0.3, 12);
  });

  test('absolute: 20 % off the target costs two points on either side', () => {
    expect(rewards.absolute.score(0.6, 96, 80)).toBeCloseTo(0.58, 12);
    expect(rewards.absolute.score(0.6, 64, 80)).toBeCloseTo(0.58, 12);
  });
});
