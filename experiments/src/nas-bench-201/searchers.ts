import type { AnyStrategy, Json } from '@espalier/protocol';
import { strategies } from '@espalier/strategies';

/** A strategy with the options it is compared at. */
export interface Searcher {
  readonly strategy: AnyStrategy;
  readonly options: Json;
}

/**
 * What is compared, by name.
 *
 * Evolution has the population and tournament of the benchmark's own baseline (10 and 3); REINFORCE
 * is the LSTM controller at its defaults, where the benchmark has one softmax per edge.
 */
export const searchers: Readonly<Record<'evolution' | 'reinforce' | 'random', Searcher>> = {
  evolution: searcher(strategies['regularized-evolution'], {
    populationSize: 10,
    tournamentSize: 3,
  }),
  reinforce: searcher(strategies.reinforce, {}),
  random: searcher(strategies.random, {}),
};

/** Names of {@link searchers}. */
export type SearcherName = keyof typeof searchers;

/** Names of all {@link searchers}, in order. */
export const searcherNames = Object.keys(searchers) as readonly SearcherName[];

function searcher(strategy: unknown, options: Json): Searcher {
  const known = strategy as AnyStrategy;
  return { strategy: known, options: known.options.parse(options) };
}
