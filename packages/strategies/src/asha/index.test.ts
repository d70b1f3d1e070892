import type { Trial } from '@espalier/protocol';
import { stream } from '@espalier/random';
import { defineSpace, integer, type Genotype } from '@espalier/space';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { playTrainings } from '../../tests/play-trainings.ts';
import { strategies } from '../index.ts';
import { ashaLengths } from './index.ts';

const space = defineSpace({
  name: 'line',
  summary: 'A number',
  cite: 'none',
  skeleton: { height: 1, width: 1, channels: 1, classes: 1, widthMultiplier: 1 },
  genes: { at: integer({ min: 0, max: 99 }) },
  build: () => null,
});
const { asha } = strategies;

describe('lengths', () => {
  test('grow by eta from the least length', () => {
    expect(ashaLengths({ least: 1, most: 64 }, { eta: 4, earlyStoppingRate: 0 })).toEqual([
      1, 4, 16, 64,
    ]);
    expect(ashaLengths({ least: 1, most: 64 }, { eta: 4, earlyStoppingRate: 1 })).toEqual([
      4, 16, 64,
    ]);
  });

  test('end at the most that is allowed, and are never beyond it', () => {
    expect(ashaLengths({ least: 12, most: 200 }, { eta: 4, earlyStoppingRate: 0 })).toEqual([
      12, 48, 200,
    ]);
    expect(ashaLengths({ least: 12, most: 200 }, { eta: 16, earlyStoppingRate: 0 })).toEqual([
      12, 200,
    ]);
    expect(ashaLengths({ least: 5, most: 9 }, { eta: 4, earlyStoppingRate: 3 })).toEqual([9]);
  });
});

test('a run by hand, eta = 2, three rungs', () => {
  // Rewards in the order of trials; n starts a new architecture, k promotes trial k.
  // 0: n 0.5; 1: n 0.7 -> top 1 of {1, 0} is 1; 2: promotes 1, 0.6; 3: n 0.9 -> top 1 is 3;
  // 4: promotes 3, 0.8 -> rung 1 {4, 2}, top 1 is 4; 5: promotes 4, 0.95; 6: n 0.1 -> top 2 of
  // {3, 1, 0, 6} are both promoted; 7: n 0.6; 8: n 0.65 -> top 3 of {3, 1, 8, 7, 0, 6}; 9: promotes 8.
  const rewards = [0.5, 0.7, 0.6, 0.9, 0.8, 0.95, 0.1, 0.6, 0.65, 0.2];
  const trials = playTrainings({
    strategy: asha,
    options: { eta: 2 },
    space,
    epochs: { least: 1, most: 4 },
    trials: 10,
    rewardOf: (_, number) => rewards[number]!,
  });
  const seen = trials.map(({ continues, epochs }) => [continues ?? 'n', epochs]);
  expect(seen).toEqual([
    ['n', 1],
    ['n', 1],
    [1, 2],
    ['n', 1],
    [3, 2],
    [4, 4],
    ['n', 1],
    ['n', 1],
    ['n', 1],
    [8, 2],
  ]);
});

/** Algorithm 2 as the paper writes it: mutable rungs, the whole top sorted at each call. */
class SequentialAsha {
  readonly rungs: { number: number; reward: number; genotype: Genotype }[][] = [[], [], [], []];
  readonly promoted: Set<number>[] = [new Set(), new Set(), new Set()];

  getJob(eta: number): { rung: number; from: number | null } {
    for (let rung = 2; rung >= 0; rung--) {
      const ranked = this.rungs[rung]!.toSorted(
        (a, b) => b.reward - a.reward || a.number - b.number,
      );
      const candidates = ranked.slice(0, Math.floor(ranked.length / eta));
      const open = candidates.filter(({ number }) => !this.promoted[rung]!.has(number));
      if (open.length > 0) {
        this.promoted[rung]!.add(open[0]!.number);
        return { rung: rung + 1, from: open[0]!.number };
      }
    }
    return { rung: 0, from: null };
  }
}

test('any run with any lag is what the sequential rule does at each free worker', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 2, max: 4 }),
      fc.string(),
      (lag, eta, seed) => {
        const random = stream('rewards', seed);
        const rewards = Array.from({ length: 120 }, () =>
          random.uniform() < 0.1 ? null : random.integer(20) / 20,
        );
        const trials = playTrainings({
          strategy: asha,
          options: { eta },
          space,
          epochs: { least: 1, most: eta ** 3 },
          trials: 120,
          lag,
          seed,
          rewardOf: (_, number) => rewards[number]!,
        });
        const rule = new SequentialAsha();
        const finish = ({ number, note, genotype, reward }: Trial): void => {
          if (reward === null) return;
          rule.rungs[(note as { rung: number }).rung]!.push({ number, reward, genotype });
        };
        for (const trial of trials) {
          if (trial.number >= lag) finish(trials[trial.number - lag]!);
          const { rung, from } = rule.getJob(eta);
          expect([trial.epochs, trial.continues ?? null]).toEqual([eta ** rung, from]);
        }
      },
    ),
    { numRuns: 40 },
  );
});
