import { defineStrategy, z, type Json, type Trial } from '@espalier/protocol';
import { stream } from '@espalier/random';
import { defineSpace, oneOf } from '@espalier/space';
import { expect, test } from 'vitest';
import { studyContext, trialOf } from '../../tests/study-context.ts';
import { draw, learn } from './sampler.ts';

const space = defineSpace({
  name: 'one',
  summary: 'One point',
  cite: 'none',
  skeleton: { height: 1, width: 1, channels: 1, classes: 1, widthMultiplier: 1 },
  genes: { head: oneOf(['only']) },
  build: () => null,
});

/** Proposes with a note of what it sees pending, and remembers the notes it is told. */
const echo = (fidelities: 'one' | 'many') =>
  defineStrategy({
    name: 'echo',
    summary: 'Echo',
    cite: 'none',
    objectives: 'one',
    fidelities,
    options: z.strictObject({}),
    init: (): string[] => [],
    ask: ({ pending }) => ({
      genotype: { head: 0 },
      note: pending.map(({ note }) => note ?? 'none'),
    }),
    tell: ({ state, trial }) => [...state, JSON.stringify(trial.note ?? 'none')],
  });

const genotype = { head: 0 };
const base = { genotype, note: { bracket: 0, rung: 0, drawn: 'mine' } };
const longer = { genotype, note: { bracket: 0, rung: 1 }, continues: 0 };

test.each([
  ['one', ['mine'], ['"mine"']],
  ['many', ['mine', 'none'], ['"mine"', '"none"']],
] as const)(
  'a sampler of %s length(s) sees its own notes of the trainings it may know',
  (fidelities, seen, told) => {
    const sampler = { strategy: echo(fidelities), options: {} };
    const context = { ...studyContext, space };
    const pending = [base, longer].map((proposal, number) => ({ number, ...proposal }));
    const random = stream('echo');
    const asked = { ...context, random, number: 2, pending, options: {}, state: null };
    expect(draw(sampler, [], asked).note).toEqual(seen);
    const trials: Trial[] = [base, longer].map((proposal) => trialOf({ ...proposal, reward: 1 }));
    const state = trials.reduce<Json>(
      (before, trial) => learn(sampler, before, { ...context, trial }),
      [],
    );
    expect(state).toEqual(told);
  },
);
