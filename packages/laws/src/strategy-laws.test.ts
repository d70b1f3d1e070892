import type { AnyStrategy } from '@espalier/protocol';
import { nth, size } from '@espalier/space';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { strategyLaws, type StrategySubject } from './strategy-laws.ts';
import { changed, faults } from '../tests/faulty-strategies.ts';
import { climbing, drawing, lengthening } from '../tests/lawful-strategies.ts';

/** Names of the laws that a strategy breaks. */
function broken(strategy: AnyStrategy, settings: Partial<StrategySubject> = {}): string[] {
  return strategyLaws({ strategy, trials: 24, ...settings })
    .filter(({ check }) => {
      try {
        void check();
        return false;
      } catch {
        return true;
      }
    })
    .map(({ name }) => name);
}

describe('every law is kept by', () => {
  test.each([drawing, climbing, lengthening])('a strategy $name', (strategy) => {
    expect(broken(strategy)).toEqual([]);
  });

  test('a strategy whose word on the order of tell is true', () => {
    expect(broken(drawing, { orderMatters: false })).toEqual([]);
  });
});

let calls = 0;

describe('a law is broken by', () => {
  test.each(faults)('%s', (_, law, strategy) => {
    expect(broken(strategy)).toContain(law);
  });

  test('an option without a default', () => {
    const options = z.strictObject({ bar: z.number().describe('Reward that counts') });
    const strategy = changed({ options: options });
    expect(broken(strategy, { options: { bar: 1 } })).toEqual([
      'no options are the default options, written out or not',
    ]);
  });

  test('a proposal outside the space, and says of which', () => {
    const ask: AnyStrategy['ask'] = ({ number }) => ({ genotype: { width: number } });
    const law = strategyLaws({ strategy: changed({ ask }) }).find(({ name }) =>
      name.startsWith('only points'),
    )!;
    expect(() => void law.check()).toThrow('on space "flat": ');
  });

  test('a memory outside the state, by seed', () => {
    const ask: AnyStrategy['ask'] = ({ space }) => ({
      genotype: nth(space, BigInt(calls++) % size(space)),
    });
    expect(broken(changed({ ask }))).toContain('the same seed gives the same proposals');
  });

  test('a word on the order of tell that is not true, either way', () => {
    const law = 'the order of tell among trials asked together matters exactly where it is said to';
    const last = changed({ tell: ({ trial }) => ({ above: trial.number }) });
    expect(broken(last, { orderMatters: false })).toEqual([law]);
    expect(broken(drawing, { orderMatters: true })).toEqual([law]);
  });
});

test('every law is broken by one of these', () => {
  const laws = strategyLaws({ strategy: drawing }).map(({ name }) => name);
  const tried = new Set(faults.map(([, law]) => law));
  const apart = laws.filter((law) => !tried.has(law));
  expect(apart).toEqual([
    'no options are the default options, written out or not',
    'only points of the space are proposed, whatever the lag',
    'the same seed gives the same proposals',
    'the order of tell among trials asked together matters exactly where it is said to',
  ]);
});
