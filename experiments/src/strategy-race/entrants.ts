import { samplers, strategies } from '@espalier/strategies';
import type { Searcher } from '../tabular/search-task.ts';

/** A strategy as it is raced. */
export interface Entrant {
  readonly name: string;
  readonly searcher: Searcher;
  /** True where it chooses how long each candidate is trained. */
  readonly schedules: boolean;
}

/** Options for a few hundred evaluations, where a default was made for thousands. */
const options: Readonly<Record<string, Searcher['options']>> = {
  'regularized-evolution': { populationSize: 20, tournamentSize: 5 },
};

/** Every strategy of the list. */
export const entrants: readonly Entrant[] = Object.keys(strategies).map((name) => ({
  name,
  searcher: { strategy: name, options: options[name] ?? {} },
  schedules: !Object.hasOwn(samplers, name) && strategiesOfSeveralLengths(name),
}));

function strategiesOfSeveralLengths(name: string): boolean {
  const { fidelities } = strategies[name as keyof typeof strategies];
  return fidelities === 'many';
}
