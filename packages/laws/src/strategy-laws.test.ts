import { defineStrategy, type AnyStrategy, type Json, type Trial } from '@espalier/protocol';
import { neighbours, nth, sample, size, type Genotype } from '@espalier/space';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { strategyLaws, type StrategySubject } from './strategy-laws.ts';

const introduction = { summary: 'For tests alone', cite: 'Doe 2020, "Drawing", nowhere' };

/** Counts rewards above a bar, and draws: lawful, and indifferent to the order of tell. */
const drawing: AnyStrategy = defineStrategy({
  ...introduction,
  name: 'drawing',
  objectives: 'one',
  fidelities: 'one',
  options: z.strictObject({ bar: z.number().default(0.5).describe('Reward that counts') }),
  init: (): { above: number } => ({ above: 0 }),
  ask: ({ space, random }) => ({ genotype: sample(space, random) }),
  tell: ({ options, state, trial }) => ({
    above: state.above + ((trial.reward ?? 0) > options.bar ? 1 : 0),
  }),
});

type Best = { genotype: Genotype; values: number[]; violation: number } | null;

/** Draws, and every other time looks next to the best by the first objective: lawful. */
const climbing: AnyStrategy = defineStrategy({
  ...introduction,
  name: 'climbing',
  objectives: 'many',
  fidelities: 'one',
  options: z.strictObject({}),
  init: (): Best => null,
  ask: ({ space, random, number, state }) => {
    const near = state && number % 4 > 0 ? [...neighbours(space, state.genotype)] : [];
    return { genotype: near.length > 0 ? random.pick(near) : sample(space, random) };
  },
  tell: ({ objectives, state, trial: { genotype, objectives: values, violation } }) => {
    if (values === null) return state;
    const isBetter = (sign: number): boolean =>
      state === null ||
      violation < state.violation ||
      (violation === state.violation && sign * (values[0]! - state.values[0]!) > 0);
    const sign = objectives[0]!.direction === 'maximize' ? 1 : -1;
    return isBetter(sign) ? { genotype, values, violation } : state;
  },
});

/** Trains for one epoch, and the last trial again for all: lawful. */
const lengthening: AnyStrategy = defineStrategy({
  ...introduction,
  name: 'lengthening',
  objectives: 'one',
  fidelities: 'many',
  options: z.strictObject({}),
  init: (): { genotype: Genotype; number: number } | null => null,
  ask: ({ space, random, state: from, epochs }) => {
    if (from === null || epochs.least === epochs.most)
      return { genotype: sample(space, random), epochs: epochs.least };
    return { genotype: from.genotype, epochs: epochs.most, continues: from.number };
  },
  tell: ({ trial: { genotype, number, continues, rungs } }) =>
    continues === undefined && rungs.length > 0 ? { genotype, number } : null,
});

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

const changed = (changes: Partial<AnyStrategy>, strategy = drawing): AnyStrategy => ({
  ...strategy,
  ...changes,
});

describe('every law is kept by', () => {
  test.each([drawing, climbing, lengthening])('a strategy $name', (strategy) => {
    expect(broken(strategy)).toEqual([]);
  });

  test('a strategy whose word on the order of tell is true', () => {
    expect(broken(drawing, { orderMatters: false })).toEqual([]);
  });
});

let calls = 0;
const told = new Set<number>();

/** What is wrong with a strategy, and the law that it breaks, if no other. */
const faults: readonly (readonly [fault: string, law: string, strategy: AnyStrategy])[] = [
  [
    'a name that no flag can be',
    'it has a name, a summary and a citation',
    changed({ name: 'Drawing Lots' }),
  ],
  ['no paper', 'it has a name, a summary and a citation', changed({ cite: 'none' })],
  [
    'an option without a description',
    'every option is documented',
    changed({ options: z.strictObject({ bar: z.number().default(0.5) }) as never }),
  ],
  [
    'an option that Nx takes for itself',
    'every option is documented',
    changed({
      options: z.strictObject({
        batchSize: z.int().default(2).describe('Proposals of one batch'),
      }) as never,
    }),
  ],
  [
    'options that let a misspelt name pass',
    'an option that does not exist is refused',
    changed({
      options: z.object({ bar: z.number().default(0.5).describe('Reward that counts') }) as never,
    }),
  ],
  [
    'a stream that is ignored',
    'another seed gives other proposals',
    changed({
      ask: ({ space, number }) => ({ genotype: nth(space, BigInt(number) % size(space)) }),
    }),
  ],
  [
    'a memory outside the state',
    'asking twice gives the same',
    changed({ ask: ({ space }) => ({ genotype: nth(space, BigInt(calls++) % size(space)) }) }),
  ],
  [
    'a memory of what was asked',
    'told a journal without being asked, it goes on as if it had been',
    changed({
      init: () => {
        told.clear();
        return 0;
      },
      ask: ({ space, random, number }) => {
        told.add(number);
        const genotype = sample(space, random);
        return { genotype: told.has(number - 1) || number === 0 ? genotype : nth(space, 0) };
      },
      tell: ({ state }) => state,
    }),
  ],
  [
    'a state that JSON changes',
    'a state that went through JSON continues as if it had never stopped',
    changed({
      init: () => new Map() as unknown as Json,
      ask: ({ space, random, state }) => ({
        genotype: state instanceof Map ? sample(space, random) : nth(space, 0),
      }),
      tell: ({ state }) => state,
    }),
  ],
  [
    'a tell that writes into the state',
    'nothing that it is given is written into',
    changed({
      tell: ({ state }) => {
        (state as { above: number }).above++;
        return state;
      },
    }),
  ],
  [
    'a tell that writes into the trial',
    'nothing that it is given is written into',
    changed({
      tell: ({ state, trial }) => {
        trial.rungs.length = 0;
        return state;
      },
    }),
  ],
  [
    'a tell that needs a reward',
    'infeasible, failed and pruned trials do not stop it',
    changed({
      tell: ({ state, trial }) => {
        if (trial.reward === null) throw new TypeError('no reward');
        return state;
      },
    }),
  ],
  [
    'a search that stands still where nothing succeeds',
    'where nothing succeeds it goes on to look elsewhere',
    changed({
      init: () => 0,
      ask: ({ space, random, state, number }) => {
        const successes = state as number;
        return { genotype: successes < number - 5 ? nth(space, 0) : sample(space, random) };
      },
      tell: ({ state, trial }) => (trial.reward === null ? -99 : (state as number) + 1),
    }),
  ],
  [
    'a division by the spread of rewards',
    'equal results do not stop it',
    changed({
      init: () => [],
      ask: ({ space, random, state }) => {
        const rewards = state as number[];
        const spread = Math.max(...rewards) - Math.min(...rewards);
        if (rewards.length > 1 && !(1 / spread < Infinity)) throw new RangeError('no spread');
        return { genotype: sample(space, random) };
      },
      tell: ({ state, trial: { reward, number } }) =>
        reward === null ? state : [...(state as number[]), reward === 0 ? number : reward],
    }),
  ],
  [
    "an eye on objectives where it says 'one'",
    'it reads rewards or objectives, as it says',
    { ...climbing, objectives: 'one' },
  ],
  [
    "an eye on rewards where it says 'many'",
    'it reads rewards or objectives, as it says',
    { ...drawing, objectives: 'many' },
  ],
  [
    'no eye on directions',
    'maximising a value is minimising its negative',
    changed(
      {
        tell: (context) =>
          climbing.tell({ ...context, objectives: [{ direction: 'maximize' } as never] }),
      },
      climbing,
    ),
  ],
  [
    'no eye on violations',
    'what breaks constraints is proposed less where trials say so',
    changed(
      {
        tell: (context) => {
          const trial: Trial = { ...context.trial, violation: 0 };
          return climbing.tell({ ...context, trial });
        },
      },
      climbing,
    ),
  ],
  [
    'objectives by their number',
    'one, two or three objectives are taken where it takes many',
    changed(
      {
        ask: (context) => {
          if (context.objectives.length !== 2) throw new RangeError('two objectives');
          return climbing.ask(context);
        },
      },
      climbing,
    ),
  ],
  [
    'a training longer than the study allows',
    'trainings are as long as the study allows and continue shorter ones',
    changed({ ask: (context) => ({ ...lengthening.ask(context), epochs: 28 }) }, lengthening),
  ],
  [
    'a continuation of another architecture',
    'trainings are as long as the study allows and continue shorter ones',
    changed(
      {
        ask: (context) => {
          const proposal = lengthening.ask(context);
          return { ...proposal, genotype: sample(context.space, context.random) };
        },
      },
      lengthening,
    ),
  ],
  [
    'lengths of training where it says that it has none',
    'trainings are as long as the study allows and continue shorter ones',
    { ...lengthening, fidelities: 'one' },
  ],
];

describe('a law is broken by', () => {
  test.each(faults)('%s', (_, law, strategy) => {
    expect(broken(strategy)).toContain(law);
  });

  test('an option without a default', () => {
    const options = z.strictObject({ bar: z.number().describe('Reward that counts') });
    const strategy = changed({ options: options as never });
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
