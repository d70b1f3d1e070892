import { stream } from '@espalier/random';
import { fingerprint, sample } from '@espalier/space';
import type { Genotype } from '@espalier/space';
import { expect, test } from 'vitest';
import { digits as space, digitSum as scoreOf } from '../../tests/digits.ts';
import { studyContext, trialOf } from '../../tests/study-context.ts';
import { gp } from './index.ts';
import { surrogateOf } from './surrogate.ts';
import type { SurrogateState } from './surrogate.ts';

const options = gp.options.parse({});
const context = { ...studyContext, space, options };
const begin = (): SurrogateState => gp.init({ ...context, random: stream('init') });

function tell(state: SurrogateState, genotype: Genotype, reward: number | null): SurrogateState {
  const trial = trialOf({ genotype, reward, fingerprint: fingerprint(space, genotype) });
  return gp.tell({ ...context, state, trial });
}

function told(count: number, rewardOf: (genotype: Genotype) => number | null): SurrogateState {
  let state = begin();
  for (let number = 0; number < count; number++) {
    const genotype = sample(space, stream('told', number));
    state = tell(state, genotype, rewardOf(genotype));
  }
  return state;
}

test('draws uniformly until numInit trials are told and one has a reward', () => {
  for (const state of [begin(), told(9, scoreOf), told(30, () => null)]) {
    const { genotype } = gp.ask({ ...context, state, random: stream('first'), number: 0 });
    expect(genotype).toEqual(sample(space, stream('first')));
  }
});

test('a first reward after many failures is learned from at once', () => {
  const state = tell(
    told(29, () => null),
    sample(space, stream('late')),
    3,
  );
  expect(surrogateOf({ ...context, state }, [])).not.toBeNull();
});

test('a pending point keeps every mean and takes away its own uncertainty', () => {
  const state = told(20, scoreOf);
  const genotype = sample(space, stream('pending'));
  const plain = surrogateOf({ ...context, state }, [])!;
  const believing = surrogateOf({ ...context, state }, [{ number: 20, genotype }])!;
  for (let number = 0; number < 20; number++) {
    const point = sample(space, stream('other', number));
    expect(believing.at(point).mean).toBeCloseTo(plain.at(point).mean, 9);
  }
  expect(believing.at(genotype).deviation).toBeLessThan(plain.at(genotype).deviation / 2);
});

test('expects less of what failed than of what is unknown', () => {
  const failed = (genotype: Genotype): number | null =>
    genotype['digits.0'] === 4 ? null : scoreOf(genotype);
  const surrogate = surrogateOf({ ...context, state: told(60, failed) }, [])!;
  const meanAt = (first: number): number =>
    surrogate.at({ 'digits.0': first, 'digits.1': 2, 'digits.2': 2, 'digits.3': 2 }).mean;
  expect(meanAt(4)).toBeLessThan(meanAt(3));
});

test('hyperparameters are chosen anew when trials are more by a quarter', () => {
  const counts = Array.from({ length: 30 }, (_, count) => told(count, scoreOf).tuning.told);
  expect([...new Set(counts)]).toEqual([0, 10, 13, 17, 22, 28]);
});

test('finds the best of 625 points within 60 trials, each point once', () => {
  let state = begin();
  const found = new Map<string, number>();
  for (let number = 0; number < 60; number++) {
    const random = stream('find', number);
    const { genotype } = gp.ask({ ...context, state, random, number });
    found.set(fingerprint(space, genotype), scoreOf(genotype));
    state = tell(state, genotype, scoreOf(genotype));
  }
  expect(found.size).toBe(60);
  expect(Math.max(...found.values())).toBe(16);
});
