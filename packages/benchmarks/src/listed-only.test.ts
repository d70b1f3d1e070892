import { defineStrategy, type AnyStrategy, type Pending, type Trial } from '@espalier/protocol';
import { stream } from '@espalier/random';
import { mutate, nth, sample, type Genotype } from '@espalier/space';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { plainSpace } from '../tests/small-spaces.ts';
import { tinyTable } from '../tests/tiny-table.ts';
import { benchmarkOf } from './benchmark-of.ts';
import { listedOnly } from './listed-only.ts';

const { benchmark } = benchmarkOf(tinyTable());

/** Draws once, then changes what it was told last. */
const walker = defineStrategy({
  name: 'walker',
  summary: 'Walks',
  cite: 'none',
  objectives: 'one',
  fidelities: 'one',
  options: z.strictObject({}),
  init: (): Genotype | null => null,
  ask: ({ space, state, random }) => ({
    genotype: state === null ? sample(space, random) : mutate(space, state, random),
  }),
  tell: ({ trial }) => trial.genotype,
}) as unknown as AnyStrategy;

const base = {
  space: benchmark.space,
  options: {},
  objectives: [{ metric: 'accuracy', direction: 'maximize', cost: 'expensive' } as const],
  epochs: { least: 8, most: 8 },
};

const trialOf = (number: number, genotype: Genotype): Trial => ({
  kind: 'trial',
  number,
  genotype,
  fingerprint: String(number),
  outcome: 'complete',
  latency: null,
  macs: null,
  parameters: null,
  rungs: [],
  accuracy: 0.5,
  objectives: [0.5],
  violation: 0,
  reward: 0.5,
  clock: { startedAt: '', seconds: 0 },
});

function run(strategy: AnyStrategy, seed: string, trials: number): Genotype[] {
  let state = strategy.init({ ...base, random: stream(seed, 'init') });
  const proposed: Genotype[] = [];
  for (let number = 0; number < trials; number++) {
    const random = stream(seed, 'ask', number);
    const { genotype } = strategy.ask({ ...base, state, random, number, pending: [] });
    proposed.push(genotype);
    state = strategy.tell({ ...base, state, trial: trialOf(number, genotype) });
    state = JSON.parse(JSON.stringify(state)) as typeof state;
  }
  return proposed;
}

test('proposes every listed architecture once before anything else', () => {
  const rows = run(listedOnly(walker, benchmark), 'once', 4).map((one) => benchmark.rowOf(one));
  expect(rows.toSorted()).toEqual([0, 1, 2, 3]);
});

test('proposes the same for the same seed, through JSON', () => {
  const strategy = listedOnly(walker, benchmark);
  expect(run(strategy, 'same', 4)).toEqual(run(strategy, 'same', 4));
});

test('takes the listed architecture that differs in the fewest decisions and is not pending', () => {
  const wanted = nth(plainSpace, 4);
  const fixed: AnyStrategy = { ...walker, ask: () => ({ genotype: wanted, note: 'kept' }) };
  const strategy = listedOnly(fixed, benchmark);
  const state = strategy.init({ ...base, random: stream('near') });
  const ask = (pending: readonly Pending[]) =>
    strategy.ask({ ...base, state, pending, number: 1, random: stream('near', 1) });
  // Points 5 and 0 are (0, 1, 1) and (0, 0, 0), each one decision from (0, 1, 0).
  const first = ask([]);
  expect([5, 0].map((point) => nth(plainSpace, point))).toContainEqual(first.genotype);
  expect(first.note).toBe('kept');
  const second = ask([{ number: 0, ...first }]).genotype;
  expect([benchmark.rowOf(first.genotype), benchmark.rowOf(second)].toSorted()).toEqual([0, 2]);
});

test('leaves the continuation of a trial as it is', () => {
  const genotype = nth(plainSpace, 5);
  const fixed: AnyStrategy = { ...walker, ask: () => ({ genotype, continues: 0, epochs: 8 }) };
  const strategy = listedOnly(fixed, benchmark);
  let state = strategy.init({ ...base, random: stream('c') });
  state = strategy.tell({ ...base, state, trial: trialOf(0, genotype) });
  const proposal = strategy.ask({ ...base, state, pending: [], number: 1, random: stream('c', 1) });
  expect(proposal).toEqual({ genotype, continues: 0, epochs: 8 });
});
