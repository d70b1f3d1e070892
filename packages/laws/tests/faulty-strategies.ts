import type { AnyStrategy, Json, Trial } from '@espalier/protocol';
import { nth, sample, size } from '@espalier/space';
import { z } from 'zod';
import { climbing, drawing, lengthening } from './lawful-strategies.ts';

/** A lawful strategy with something else in its place. */
export const changed = (changes: Partial<AnyStrategy>, strategy = drawing): AnyStrategy => ({
  ...strategy,
  ...changes,
});

let calls = 0;
const told = new Set<number>();

/** What is wrong with a strategy, and a law that it breaks. */
export const faults: readonly (readonly [fault: string, law: string, strategy: AnyStrategy])[] = [
  [
    'a name that no flag can be',
    'it has a name, a summary and a citation',
    changed({ name: 'Drawing Lots' }),
  ],
  ['no paper', 'it has a name, a summary and a citation', changed({ cite: 'none' })],
  [
    'an option without a description',
    'every option is documented',
    changed({ options: z.strictObject({ bar: z.number().default(0.5) }) }),
  ],
  [
    'an option that Nx takes for itself',
    'every option is documented',
    changed({
      options: z.strictObject({
        batchSize: z.int().default(2).describe('Proposals of one batch'),
      }),
    }),
  ],
  [
    'options that let a misspelt name pass',
    'an option that does not exist is refused',
    changed({
      options: z.object({ bar: z.number().default(0.5).describe('Reward that counts') }),
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
