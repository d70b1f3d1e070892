import {
  accuracyAlone,
  type Searcher,
  type SearchRecord,
  type SearchTask,
} from '../tabular/search-task.ts';
import { seedsTo } from '../tabular/run-searches.ts';
import type { Case } from './cases.ts';
import { choiceOf, listedRows, quantile, seenAs, type Known } from './known.ts';

/** Shares of all networks that keep the limits. */
const shares = [0.1, 0.3, 0.6];

/** Strategies that are asked for the best network within a limit. */
export const limitSearchers: Readonly<Record<string, Searcher>> = {
  random: { strategy: 'random', options: {} },
  evolution: {
    strategy: 'regularized-evolution',
    options: { populationSize: 20, tournamentSize: 5 },
  },
  'local search': { strategy: 'local-search', options: {} },
  nsga2: { strategy: 'nsga2', options: {} },
  tpe: { strategy: 'tpe', options: {} },
};

/** A bound on the figure of a device, and the best that keeps it. */
export interface Limit {
  readonly limit: number;
  /** Share of the networks that keep it. */
  readonly share: number;
  /** Best accuracy among those, 0 to 1. */
  readonly best: number;
}

/** Limits that a tenth, three and six tenths of the networks keep. */
export function limitsOf(one: Case, known: Known): Limit[] {
  const rows = listedRows(known);
  return shares.map((share) => {
    const values = rows.map((row) => known.metric[row]!);
    const limit = quantile(values, one.direction === 'minimize' ? share : 1 - share);
    const keeping = rows.filter((row) => keeps(one, known.metric[row]!, limit));
    return {
      limit,
      share: keeping.length / rows.length,
      best: Math.max(...keeping.map((row) => known.accuracy[row]!)),
    };
  });
}

const keeps = ({ direction }: Case, value: number, limit: number): boolean =>
  direction === 'minimize' ? value <= limit : value >= limit;

/** Searches for the best accuracy within a limit. */
export function limitTask(
  one: Case,
  { limit }: Limit,
  given: { data: string; seeds: number; trials: number; searcher: Searcher },
): SearchTask {
  const { data, seeds, trials, searcher } = given;
  const side = one.direction === 'minimize' ? 'atMost' : 'atLeast';
  return {
    benchmark: choiceOf(one, data),
    searcher,
    objectives: accuracyAlone,
    constraints: [{ kind: 'hard', metric: seenAs(one), side, limit }],
    epochs: { least: one.epochs, most: one.epochs },
    budget: { trials },
    seeds: seedsTo(seeds),
  };
}

/** Best accuracy that a search found within the limit, 0 to 1; 0 where it found none. */
export function bestWithin(
  { rows }: SearchRecord,
  one: Case,
  { known, limit }: { readonly known: Known; readonly limit: number },
): number {
  let best = 0;
  for (const row of rows) {
    if (row < 0 || !keeps(one, known.metric[row]!, limit)) continue;
    if (known.accuracy[row]! > best) best = known.accuracy[row]!;
  }
  return best;
}
