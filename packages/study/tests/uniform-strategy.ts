import type { AnyStrategy, Json, Pending, Proposal, Trial } from '@espalier/protocol';
import { stream } from '@espalier/random';
import { fingerprint, nth, sample, type SearchSpace } from '@espalier/space';
import { conditionalSpace } from './conditional-space.ts';
import { trial } from './records.ts';

/** Proposes at random, whatever is known, and counts what it is told. */
export const uniform = {
  ...{ name: 'uniform', summary: '', cite: '', objectives: 'one', fidelities: 'one' },
  options: undefined,
  init: () => ({ told: 0 }),
  ask: ({ space, random }: { space: SearchSpace; random: never }) => ({
    genotype: sample(space, random),
  }),
  tell: ({ state }: { state: { told: number } }) => ({ told: state.told + 1 }),
} as unknown as AnyStrategy;

/** Proposes the first point of the space, always. */
export const stubborn = {
  ...uniform,
  ask: ({ space }: { space: SearchSpace }) => ({ genotype: nth(space, 0) }),
} as unknown as AnyStrategy;

const about = {
  space: conditionalSpace,
  options: null,
  objectives: [],
  epochs: { least: 1, most: 1 },
};

/** The state that a strategy starts with. */
export const initial = (strategy: AnyStrategy): Json =>
  strategy.init({ ...about, random: stream('seed', 'init') });

/** What a strategy proposes for a trial. */
export const ask = (
  strategy: AnyStrategy,
  state: Json,
  { number = 0, pending = [] }: { number?: number; pending?: readonly Pending[] } = {},
): Proposal =>
  strategy.ask({ ...about, state, number, pending, random: stream('seed', 'ask', number) });

/** The state after a trial of a proposal. */
export function tell(strategy: AnyStrategy, state: Json, { genotype }: Proposal): Json {
  const told: Trial = trial(0, { genotype, fingerprint: fingerprint(conditionalSpace, genotype) });
  return strategy.tell({ ...about, state, trial: told });
}
