import { strategyLaws } from '@espalier/laws';
import type { Trial } from '@espalier/protocol';
import { stream } from '@espalier/random';
import { defineSpace, each, fingerprint, oneOf, sample, type Genotype } from '@espalier/space';
import { describe, expect, test } from 'vitest';
import { playTrainings } from '../../tests/play-trainings.ts';
import { trialOf } from '../../tests/study-context.ts';
import { strategies } from '../index.ts';
import { transferred } from './transfer.ts';
import { warmStart, warmStartDefaults } from './warm-start.ts';

const space = defineSpace({
  name: 'digits',
  summary: 'Six digits of five',
  cite: 'none',
  skeleton: { height: 1, width: 1, channels: 1, classes: 1, widthMultiplier: 1 },
  genes: { digits: each([0, 1, 2, 3, 4, 5], oneOf([0, 1, 2, 3, 4])) },
  build: () => null,
});
const scoreOf = (genotype: Genotype): number =>
  Object.values(genotype).reduce((sum, digit, at) => sum + (digit - (at % 5)) ** 2, 0) / -96;
const studyOf = (count: number, rewardOf: (genotype: Genotype) => number): Trial[] =>
  Array.from({ length: count }, (_, number) => {
    const genotype = sample(space, stream('earlier', number));
    return trialOf({
      number,
      genotype,
      fingerprint: fingerprint(space, genotype),
      reward: rewardOf(genotype),
    });
  });
const alike = studyOf(60, (genotype) => 3 + 2 * scoreOf(genotype));
const opposite = studyOf(60, (genotype) => -scoreOf(genotype));
const measured = alike.slice(0, 10).map(({ genotype, fingerprint: name }) => ({
  fingerprint: name,
  reward: scoreOf(genotype),
}));
const settings = { ...warmStartDefaults, told: 40 };

describe('transferred', () => {
  test('gives rewards that are exact where the studies differ by scale alone', () => {
    const trials = transferred([alike], measured, { ...settings, told: 60, scale: 'z' });
    expect(trials).toHaveLength(60);
    for (const { genotype, reward } of trials) expect(reward).toBeCloseTo(scoreOf(genotype), 10);
  });

  test('keeps the order of rewards where they count by rank, and takes at most `told`', () => {
    const trials = transferred([alike], measured, settings);
    expect(trials).toHaveLength(40);
    const ordered = trials.toSorted((one, other) => one.reward! - other.reward!);
    const scores = ordered.map(({ genotype }) => scoreOf(genotype));
    expect(scores).toEqual(scores.toSorted((one, other) => one - other));
  });

  test('leaves out studies that are unlike, and those that share too little', () => {
    expect(transferred([opposite], measured, settings)).toEqual([]);
    expect(transferred([alike], measured.slice(0, 2), settings)).toEqual([]);
    const both = transferred([opposite, alike], measured, settings);
    expect(both).toEqual(transferred([alike], measured, settings));
  });
});

describe('warmStart', () => {
  test('proposes first the best of each study in turn, each architecture once', () => {
    const earlier = [alike, studyOf(30, scoreOf), opposite];
    const warm = warmStart(strategies.random, { ...warmStartDefaults, earlier, proposed: 5 });
    const trials = playTrainings({
      strategy: warm,
      space,
      trials: 8,
      lag: 3,
      rewardOf: ({ genotype }) => scoreOf(genotype),
    });
    const best = (study: readonly Trial[]) =>
      study.toSorted((a, b) => b.reward! - a.reward!).map(({ fingerprint: name }) => name);
    const turns = [0, 1, 2, 3].flatMap((rank) => earlier.map((study) => best(study)[rank]!));
    expect(trials.slice(0, 5).map((trial) => trial.fingerprint)).toEqual(
      [...new Set(turns)].slice(0, 5),
    );
    expect(trials[5]!.genotype).toEqual(sample(space, stream('play', 'ask', 5)));
  });

  test('tells the strategy what similar studies found, once the first ones are told', () => {
    const strategy = strategies['regularized-evolution'];
    const options = { populationSize: 60, tournamentSize: 20 };
    const rewardOf = ({ genotype }: { genotype: Genotype }): number => scoreOf(genotype);
    const earlier = [alike];
    const run = (subject: typeof strategy): number => {
      const trials = playTrainings({ strategy: subject, options, space, trials: 60, rewardOf });
      return Math.max(...trials.slice(10).map(({ reward }) => reward!));
    };
    const warm = warmStart(strategy, { ...warmStartDefaults, earlier });
    expect(run(warm as unknown as typeof strategy)).toBeGreaterThan(run(strategy));
  });

  const everywhere = [studyOf(20, scoreOf)];
  const warm = warmStart(strategies.random, { ...warmStartDefaults, earlier: everywhere });
  test.each(strategyLaws({ strategy: warm, orderMatters: false }))('law: $name', ({ check }) =>
    check(),
  );

  test('ignores trials of other spaces', () => {
    const other = { ...space, name: 'other', genes: { digits: each([0], oneOf([0, 1])) } };
    const trials = playTrainings({ strategy: warm, space: other, trials: 3, rewardOf: () => 1 });
    expect(trials.map(({ genotype }) => Object.keys(genotype))).toEqual(
      new Array(3).fill(['digits.0']),
    );
  });
});
