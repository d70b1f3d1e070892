import { stream } from '@espalier/random';
import { sample } from '@espalier/space';
import type { Genotype } from '@espalier/space';
import { expect, test } from 'vitest';
import { digits as space, digitSum as scoreOf } from '../../tests/digits.ts';
import { studyContext, trialOf } from '../../tests/study-context.ts';
import { emptyHistory } from '../models/history.ts';
import type { History } from '../models/history.ts';
import { tpe } from './index.ts';

const options = tpe.options.parse({});
const context = { ...studyContext, space, options };

function told(count: number, rewardOf: (genotype: Genotype) => number | null): History {
  return Array.from({ length: count }, (_, number) =>
    sample(space, stream('told', number)),
  ).reduce<History>((state, genotype) => {
    const trial = trialOf({ genotype, reward: rewardOf(genotype) });
    return tpe.tell({ ...context, state, trial });
  }, emptyHistory);
}

test('draws as random search draws until numInit trials are told and one has a reward', () => {
  for (const state of [emptyHistory, told(9, scoreOf), told(30, () => null)]) {
    const { genotype } = tpe.ask({ ...context, state, random: stream('first'), number: 0 });
    expect(genotype).toEqual(sample(space, stream('first')));
  }
  const { genotype } = tpe.ask({
    ...{ ...context, state: told(10, scoreOf) },
    ...{ random: stream('first'), number: 10 },
  });
  expect(genotype).not.toEqual(sample(space, stream('first')));
});

test('keeps away from what is pending, and does not repeat it', () => {
  const state = told(40, scoreOf);
  const ask = (pending: readonly { number: number; genotype: Genotype }[]): Genotype =>
    tpe.ask({ ...context, state, pending, random: stream('ask'), number: 41 }).genotype;
  const first = ask([]);
  const second = ask([{ number: 40, genotype: first }]);
  expect(second).not.toEqual(first);
});

test('finds the best of 625 points within 120 trials, each point once', () => {
  let state = tpe.init({ ...context, random: stream('init') });
  const found: Genotype[] = [];
  for (let number = 0; number < 120; number++) {
    const random = stream('find', number);
    const { genotype } = tpe.ask({ ...context, state, random, number });
    found.push(genotype);
    state = tpe.tell({
      ...context,
      state,
      trial: trialOf({ genotype, reward: scoreOf(genotype) }),
    });
  }
  expect(Math.max(...found.map(scoreOf))).toBe(16);
});

test('keeps the number of trials it is told to', () => {
  const limited = { ...context, options: { ...options, mostTrials: 5 } };
  let state = emptyHistory;
  for (let number = 0; number < 20; number++) {
    const trial = trialOf({ genotype: sample(space, stream(number)), reward: number });
    state = tpe.tell({ ...limited, state, trial });
  }
  expect(state.kept.map(({ reward }) => reward)).toHaveLength(5);
  expect(state.told).toBe(20);
});
