import { hypervolume, paretoFront, type HypervolumeOptions } from '@espalier/pareto';
import {
  accuracyAlone,
  type Searcher,
  type SearchRecord,
  type SearchTask,
} from '../tabular/search-task.ts';
import { seedsTo } from '../tabular/run-searches.ts';
import type { Case } from './cases.ts';
import { choiceOf, listedRows, quantile, seenAs, type Known } from './known.ts';

/** How a front is searched. */
export interface FrontSearcher extends Searcher {
  /** Both objectives, or one number: what a trial adds to the hypervolume (of latencies), or accuracy. */
  readonly follows: 'front' | 'contribution' | 'accuracy';
}

/** Strategies that are asked for a front, by the name in the tables. */
export const frontSearchers: Readonly<Record<string, FrontSearcher>> = {
  random: { strategy: 'random', options: {}, follows: 'accuracy' },
  nsga2: { strategy: 'nsga2', options: {}, follows: 'front' },
  moead: { strategy: 'moead', options: {}, follows: 'front' },
  'evolution by contribution': {
    strategy: 'regularized-evolution',
    options: { populationSize: 20, tournamentSize: 5 },
    follows: 'contribution',
  },
  'local search by contribution': {
    strategy: 'local-search',
    options: {},
    follows: 'contribution',
  },
};

/** The searches of a case for its front; null where the searcher needs a latency and there is none. */
export function frontTask(
  one: Case,
  searcher: FrontSearcher,
  { data, seeds, trials, known }: { data: string; seeds: number; trials: number; known: Known },
): SearchTask | null {
  if (searcher.follows === 'contribution' && one.unit !== 'ms') return null;
  const targetMs = quantile(
    listedRows(known).map((row) => known.metric[row]!),
    0.5,
  );
  return {
    benchmark: choiceOf(one, data),
    searcher,
    objectives: [
      ...accuracyAlone,
      ...(searcher.follows === 'accuracy'
        ? []
        : [{ metric: seenAs(one), direction: one.direction, cost: 'cheap' } as const]),
    ],
    ...(searcher.follows === 'contribution' && {
      reward: { name: 'hypervolume-contribution', targetMs },
    }),
    epochs: { least: one.epochs, most: one.epochs },
    budget: { trials },
    seeds: seedsTo(seeds),
  };
}

/** Measures fronts of a case. */
export interface FrontRuler {
  /** Hypervolume of rows, as a share of that of the true front. */
  ratio(rows: Iterable<number>): number;
  /** Rows of the true front. */
  readonly front: readonly number[];
}

/**
 * A ruler against a reference point.
 *
 * `table`: the worst accuracy and the worst figure of all rows, so nothing is left out. `front`: the worst
 * of both on the true front, the strictest reference that still sees every inner point of it.
 */
export function rulerOf(one: Case, known: Known, reference: 'table' | 'front'): FrontRuler {
  const directions = ['maximize', one.direction] as const;
  const point = (row: number): number[] => [known.accuracy[row]!, known.metric[row]!];
  const rows = listedRows(known);
  const front = paretoFront(rows.map(point), directions).map((index) => rows[index]!);
  const over = (reference === 'table' ? rows : front).map(point);
  const worst = [0, 1].map((at) => {
    const values = over.map((values_) => values_[at]!);
    return directions[at] === 'maximize' ? Math.min(...values) : Math.max(...values);
  });
  const options: HypervolumeOptions = { directions, reference: worst };
  const whole = hypervolume(front.map(point), options);
  return {
    front,
    ratio: (some) => {
      const points = [...some].filter((row) => row >= 0).map(point);
      return (
        hypervolume(
          points.filter((values) => !values.some(Number.isNaN)),
          options,
        ) / whole
      );
    },
  };
}

/** Share of the true front's hypervolume after each of several numbers of evaluations. */
export function ratiosAt(
  { rows }: SearchRecord,
  ruler: FrontRuler,
  counts: readonly number[],
): number[] {
  return counts.map((count) => ruler.ratio(rows.slice(0, count)));
}
