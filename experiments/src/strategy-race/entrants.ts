import { samplers, strategies } from '@espalier/strategies';
import type { Searcher } from '../tabular/search-task.ts';

/** A strategy as it is raced. */
export interface Entrant {
  readonly name: string;
  readonly searcher: Searcher;
  /** True where it chooses how long each candidate is trained. */
  readonly schedules: boolean;
  /** True where a trial takes it milliseconds. */
  readonly isSlow: boolean;
}

const slow = ['gp', 'bananas', 'predictor-guided-evolution', 'ppo'];

/** 200 epochs are 16.7 times 12, and nothing between them was measured. */
const twoLengths = { eta: 16 };

/** Options where a default was made for thousands of evaluations, or for more lengths than there are. */
const options: Readonly<Record<string, Searcher['options']>> = {
  'regularized-evolution': { populationSize: 20, tournamentSize: 5 },
  'successive-halving': twoLengths,
  hyperband: twoLengths,
  asha: twoLengths,
  // HpBandSter's defaults are made for real numbers; these are of the benchmark's own scripts.
  bohb: { ...twoLengths, numSamples: 4, randomFraction: 0, minBandwidth: 0.3 },
};

/** Every strategy of the list. */
export const entrants: readonly Entrant[] = Object.keys(strategies).map((name) => ({
  name,
  searcher: { strategy: name, options: options[name] ?? {} },
  schedules: !Object.hasOwn(samplers, name) && strategiesOfSeveralLengths(name),
  isSlow: slow.includes(name),
}));

function strategiesOfSeveralLengths(name: string): boolean {
  const { fidelities } = strategies[name as keyof typeof strategies];
  return fidelities === 'many';
}
