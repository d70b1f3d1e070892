import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import type { Reward } from '@espalier/protocol';
import { describe, expect, test } from 'vitest';
import { rewards } from './index.ts';

interface Candidate {
  readonly accuracy: number;
  readonly latencyMs: number;
}

const nothing = (): readonly Candidate[] => [];

/** The score of one candidate that no other came before. */
const score = (reward: Reward, { accuracy, latencyMs }: Candidate, targetMs: number): number =>
  reward.score({ accuracy, latencyMs, targetMs, earlier: nothing });

const scores = (reward: Reward, candidates: readonly Candidate[], targetMs: number): number[] =>
  candidates.map((one) => score(reward, one, targetMs));

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
        fc.pre(name !== 'hypervolume-contribution' || latencyMs < 1.99 * targetMs);
        const better = { accuracy: Math.min(1.1, accuracy + 0.01), latencyMs };
        expect(score(reward, better, targetMs)).toBeGreaterThan(
          score(reward, { accuracy, latencyMs }, targetMs),
        );
      }),
      { seed: 42 },
    );
  });

  test('falls with latency beyond the target, and never grows again', () => {
    fc.assert(
      fc.property(candidate, targets, ({ accuracy, latencyMs }, targetMs) => {
        const over = targetMs + latencyMs;
        const slower = score(reward, { accuracy, latencyMs: over * 1.5 }, targetMs);
        const slow = score(reward, { accuracy, latencyMs: over }, targetMs);
        if (slow > 0) expect(slower).toBeLessThan(slow);
        else expect(slower).toBeLessThanOrEqual(slow);
      }),
      { seed: 42 },
    );
  });

  test.skipIf(!['absolute', 'mnas-hard', 'mnas-soft'].includes(name))(
    'is the accuracy itself at the target',
    () => {
      expect(score(reward, { accuracy: 0.8, latencyMs: 20 }, 20)).toBe(0.8);
    },
  );
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
    const slow = { accuracy: 0.9, latencyMs: 40 };
    expect(best(reward, [fast, slow], 10)).toBe(0);
    expect(best(reward, [fast, slow], 400)).toBe(1);
  },
);

test('the default reward reacts to the target', () => {
  expect(Object.values(rewards)[0]!.reactsToTarget).toBe(true);
});

describe('worked examples of the papers', () => {
  test('mnas-soft: 5 % more accuracy at twice the latency is worth the same (Tan et al., 3.1)', () => {
    const once = score(rewards['mnas-soft'], { accuracy: 0.6, latencyMs: 40 }, 80);
    const twice = score(rewards['mnas-soft'], { accuracy: 0.6 * 1.05, latencyMs: 80 }, 80);
    expect(twice / once).toBeCloseTo(1, 2);
  });

  test('mnas-hard: accuracy is kept within the target and halved at twice the target', () => {
    expect(score(rewards['mnas-hard'], { accuracy: 0.6, latencyMs: 40 }, 80)).toBe(0.6);
    expect(score(rewards['mnas-hard'], { accuracy: 0.6, latencyMs: 160 }, 80)).toBeCloseTo(0.3, 12);
  });

  test('absolute: 20 % off the target costs two points on either side', () => {
    expect(score(rewards.absolute, { accuracy: 0.6, latencyMs: 96 }, 80)).toBeCloseTo(0.58, 12);
    expect(score(rewards.absolute, { accuracy: 0.6, latencyMs: 64 }, 80)).toBeCloseTo(0.58, 12);
  });

  test('weighted-sum: at the target a tenth is taken off the weighted accuracy', () => {
    expect(score(rewards['weighted-sum'], { accuracy: 0.6, latencyMs: 80 }, 80)).toBeCloseTo(
      0.9 * 0.6 - 0.1,
      12,
    );
  });
});

describe('hypervolume-contribution', () => {
  const reward = rewards['hypervolume-contribution'];
  const add = (earlier: readonly Candidate[], { accuracy, latencyMs }: Candidate): number =>
    reward.score({ accuracy, latencyMs, targetMs: 10, earlier: () => earlier });

  test('the first point is worth its rectangle to accuracy 0 and twice the target', () => {
    expect(add([], { accuracy: 0.6, latencyMs: 15 })).toBeCloseTo(0.6 * 0.5, 12);
  });

  test('a step of the front is worth the corner that it adds', () => {
    // (0.8, 1.0) beyond (0.6, 0.5): the corner is 0.2 high and 1.0 wide.
    const earlier = [{ accuracy: 0.6, latencyMs: 5 }];
    expect(add(earlier, { accuracy: 0.8, latencyMs: 10 })).toBeCloseTo(0.2 * 1, 12);
  });

  test('a dominated point and one beyond the reference are worth nothing', () => {
    const earlier = [{ accuracy: 0.6, latencyMs: 5 }];
    expect(add(earlier, { accuracy: 0.5, latencyMs: 6 })).toBe(0);
    expect(add(earlier, { accuracy: 0.9, latencyMs: 20 })).toBe(0);
  });
});
