import { defineSpace, integer } from '@espalier/space';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { playTrainings } from '../tests/play-trainings.ts';
import { strategies } from './index.ts';
import { successiveHalvingBracket } from './successive-halving.ts';

const space = defineSpace({
  name: 'line',
  summary: 'A number',
  cite: 'none',
  skeleton: { height: 1, width: 1, channels: 1, classes: 1, widthMultiplier: 1 },
  genes: { at: integer({ min: 0, max: 999 }) },
  build: () => null,
});
const strategy = strategies['successive-halving'];
const epochs = { least: 1, most: 8 };
const rewardOf = ({ genotype, epochs: length = 0 }: { genotype: object; epochs?: number }) =>
  (genotype as { at: number }).at / 1000 + length;

test('halves the number and doubles the length from round to round', () => {
  expect(successiveHalvingBracket(epochs, { configurations: 16, eta: 2 })).toEqual([
    { count: 16, epochs: 1 },
    { count: 8, epochs: 2 },
    { count: 4, epochs: 4 },
    { count: 2, epochs: 8 },
  ]);
  expect(successiveHalvingBracket(epochs, { configurations: 5, eta: 2 })).toEqual([
    { count: 5, epochs: 2 },
    { count: 2, epochs: 4 },
    { count: 1, epochs: 8 },
  ]);
});

test('the paper’s algorithm, told one by one: the better half of every round goes on', () => {
  const trials = playTrainings({
    strategy,
    options: { configurations: 8 },
    space,
    epochs,
    trials: 30,
    rewardOf,
  });
  for (const from of [0, 15]) {
    const survivors = (round: number, start: number, count: number) =>
      trials
        .slice(start, start + count)
        .toSorted((a, b) => b.reward! - a.reward! || a.number - b.number)
        .slice(0, count / 2)
        .map(({ number }) => [round + 1, number]);
    const promoted = trials
      .slice(from + 8, from + 15)
      .map(({ epochs: length, continues }) => [Math.log2(length), continues]);
    expect(promoted).toEqual([
      ...survivors(0, from, 8),
      ...survivors(1, from + 8, 4),
      ...survivors(2, from + 12, 2),
    ]);
  }
});

test('never waits: with many under way the next bracket starts', () => {
  const trials = playTrainings({
    strategy,
    options: { configurations: 4 },
    space,
    epochs,
    trials: 40,
    lag: 16,
    rewardOf,
  });
  const fresh = trials
    .slice(0, 16)
    .map(({ continues, note }) => [continues, (note as { bracket: number }).bracket]);
  expect(fresh).toEqual(Array.from({ length: 16 }, (_, at) => [undefined, Math.floor(at / 4)]));
});

test('whatever the lag and the failures, every promotion is of a better half of a whole rung', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 0, max: 6 }), (lag, failing) => {
      const trials = playTrainings({
        strategy,
        options: { configurations: 8 },
        space,
        epochs,
        trials: 60,
        lag,
        rewardOf: (proposal, number) => (number % 7 < failing ? null : rewardOf(proposal)),
      });
      const seen = new Set<number>();
      for (const { continues, epochs: length, genotype } of trials) {
        if (continues === undefined) continue;
        const from = trials[continues]!;
        expect(seen.has(continues)).toBe(false);
        seen.add(continues);
        expect(from.reward).not.toBeNull();
        expect(from.genotype).toEqual(genotype);
        expect(length).toBe(2 * from.epochs);
      }
    }),
    { numRuns: 40 },
  );
});
