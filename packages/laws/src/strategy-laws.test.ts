import { defineStrategy, type AnyStrategy, type Json } from '@espalier/protocol';
import { defineSpace, each, nth, oneOf, sample } from '@espalier/space';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { strategyLaws } from './strategy-laws.ts';

const space = defineSpace({
  name: 'nine-points',
  summary: 'Two choices of three',
  cite: 'none',
  skeleton: { height: 1, width: 1, channels: 1, classes: 1, widthMultiplier: 1 },
  genes: { kernels: each([0, 1], oneOf([1, 3, 5])) },
  build: () => null,
});

/** Counts rewards above a bar, and draws: lawful, and indifferent to the order of tell. */
const lawful: AnyStrategy = defineStrategy({
  name: 'lawful',
  summary: 'Counts',
  cite: 'none',
  objectives: 'one',
  fidelities: 'one',
  options: z.strictObject({ bar: z.number().default(0.5) }),
  init: (): { above: number } => ({ above: 0 }),
  ask: (context) => ({ genotype: sample(context.space, context.random) }),
  tell: ({ options, state, trial }) => ({
    above: state.above + ((trial.reward ?? 0) > options.bar ? 1 : 0),
  }),
});

interface Changes {
  readonly strategy?: Partial<AnyStrategy>;
  readonly orderMatters?: boolean;
}

/** Names of the laws that a strategy breaks. */
function broken({ strategy, orderMatters = false }: Changes): string[] {
  const subject = { strategy: { ...lawful, ...strategy }, space, options: {}, trials: 24 };
  return strategyLaws
    .filter(({ check }) => {
      try {
        void check({ ...subject, orderMatters });
        return false;
      } catch {
        return true;
      }
    })
    .map(({ name }) => name);
}

test('a lawful strategy keeps every law', () => {
  expect(broken({})).toEqual([]);
});

describe('a law is broken by', () => {
  test('an option without a default', () => {
    const options = z.strictObject({ bar: z.number() });
    expect(broken({ strategy: { options } })).toContain(
      'no options are the default options, written out or not',
    );
  });

  test('options that let a misspelt name pass', () => {
    const options = z.object({ bar: z.number().default(0.5) });
    expect(broken({ strategy: { options } })).toEqual(['an option that does not exist is refused']);
  });

  test('a proposal outside the space', () => {
    const ask: AnyStrategy['ask'] = ({ number }) => ({
      genotype: { 'kernels.0': number, 'kernels.1': 0 },
    });
    expect(broken({ strategy: { ask } })).toContain(
      'only points of the space are proposed, whatever the lag',
    );
  });

  test('a strategy that ignores its stream', () => {
    const ask: AnyStrategy['ask'] = (context) => ({
      genotype: nth(context.space, context.number % 9),
    });
    expect(broken({ strategy: { ask } })).toEqual([
      'the same seed gives the same proposals, another seed others',
    ]);
  });

  test('a strategy with a memory outside its state', () => {
    let calls = 0;
    const ask: AnyStrategy['ask'] = (context) => ({
      genotype: nth(context.space, calls++ % 7),
    });
    expect(broken({ strategy: { ask } })).toContain(
      'the same seed gives the same proposals, another seed others',
    );
  });

  test('a state that JSON changes', () => {
    const init = (): Json => new Map() as unknown as Json;
    const ask: AnyStrategy['ask'] = ({ state, space: given, random, number }) => ({
      genotype: state instanceof Map ? sample(given, random) : nth(given, number % 9),
    });
    const tell: AnyStrategy['tell'] = ({ state }) => state;
    expect(broken({ strategy: { init, ask, tell } })).toEqual([
      'a state that went through JSON continues as if it had never stopped',
    ]);
  });

  test('a tell that writes into the state', () => {
    const tell: AnyStrategy['tell'] = ({ state }) => {
      (state as { above: number }).above++;
      return state;
    };
    expect(broken({ strategy: { tell } })).toEqual([
      'neither ask nor tell writes into the state it is given',
    ]);
  });

  test('a tell that needs a reward', () => {
    const tell: AnyStrategy['tell'] = ({ state, trial }) => {
      if (trial.reward === null) throw new TypeError('no reward');
      return state;
    };
    expect(broken({ strategy: { tell } })).toEqual(['trials without a reward do not stop it']);
  });

  test('a word on the order of tell that is not true, either way', () => {
    const law = 'the order of tell among trials asked together matters exactly where it is said to';
    const tell: AnyStrategy['tell'] = ({ trial }) => ({ above: trial.number });
    expect(broken({ strategy: { tell } })).toEqual([law]);
    expect(broken({ orderMatters: true })).toEqual([law]);
  });
});
