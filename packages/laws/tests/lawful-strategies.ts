import { defineStrategy, type AnyStrategy } from '@espalier/protocol';
import { neighbours, sample, type Genotype } from '@espalier/space';
import { z } from 'zod';

const introduction = { summary: 'For tests alone', cite: 'Doe 2020, "Drawing", nowhere' };

/** Counts rewards above a bar, and draws: lawful, and indifferent to the order of tell. */
export const drawing: AnyStrategy = defineStrategy({
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
export const climbing: AnyStrategy = defineStrategy({
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
export const lengthening: AnyStrategy = defineStrategy({
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
