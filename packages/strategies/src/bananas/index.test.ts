import { stream } from '@espalier/random';
import { fingerprint, neighbours, sample } from '@espalier/space';
import type { Genotype } from '@espalier/space';
import { expect, test } from 'vitest';
import { digits as space, digitSum as scoreOf } from '../../tests/digits.ts';
import { studyContext, trialOf } from '../../tests/study-context.ts';
import type { PredictorState } from '../models/predictor.ts';
import { bananas } from './index.ts';

const options = bananas.options.parse({});
const context = { ...studyContext, space, options };
const begin = (): PredictorState => bananas.init({ ...context, random: stream('init') });

function tell(state: PredictorState, genotype: Genotype, reward: number | null): PredictorState {
  const trial = trialOf({ genotype, reward, fingerprint: fingerprint(space, genotype) });
  return bananas.tell({ ...context, state, trial });
}

function told(count: number, rewardOf: (genotype: Genotype) => number | null): PredictorState {
  let state = begin();
  for (let number = 0; number < count; number++) {
    const genotype = sample(space, stream('told', number));
    state = tell(state, genotype, rewardOf(genotype));
  }
  return state;
}

test('draws uniformly until numInit trials are told and one has a reward', () => {
  for (const state of [begin(), told(9, scoreOf), told(30, () => null)]) {
    const { genotype } = bananas.ask({ ...context, state, random: stream('first'), number: 0 });
    expect(genotype).toEqual(sample(space, stream('first')));
  }
});

test('proposes mutants of the ten best, none that is pending', () => {
  const state = told(40, scoreOf);
  const parents = state.history.kept
    .toSorted((one, other) => other.reward! - one.reward!)
    .slice(0, 10);
  const near = new Set(
    parents.flatMap(({ genotype }) =>
      [...neighbours(space, genotype)].map((neighbour) => fingerprint(space, neighbour)),
    ),
  );
  const pending: { number: number; genotype: Genotype }[] = [];
  for (let number = 40; number < 60; number++) {
    const random = stream('ask', number);
    const { genotype } = bananas.ask({ ...context, state, pending, random, number });
    expect(near).toContain(fingerprint(space, genotype));
    expect(pending.map((one) => one.genotype)).not.toContainEqual(genotype);
    pending.push({ number, genotype });
  }
});

test('finds the best of 625 points within 100 trials, each point once', () => {
  let state = begin();
  const found = new Map<string, number>();
  for (let number = 0; number < 100; number++) {
    const random = stream('find', number);
    const { genotype } = bananas.ask({ ...context, state, random, number });
    found.set(fingerprint(space, genotype), scoreOf(genotype));
    state = tell(state, genotype, scoreOf(genotype));
  }
  expect(found.size).toBe(100);
  expect(Math.max(...found.values())).toBe(16);
});
