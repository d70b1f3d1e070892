import { moments, type Moments } from '../statistics/moments.ts';
import { runSearches } from '../tabular/run-searches.ts';
import type { SearchRecord, SearchTask } from '../tabular/search-task.ts';
import { nameOf, type Case } from './cases.ts';
import { frontSearchers, frontTask, ratiosAt, rulerOf } from './fronts.ts';
import { knownOf, type Known } from './known.ts';
import { bestWithin, limitSearchers, limitsOf, limitTask, type Limit } from './limits.ts';
import { reactionsOf, type Reaction } from './reacting.ts';

/** Share of the true hypervolume that one searcher found. */
export interface FrontRow {
  readonly searcher: string;
  readonly seeds: number;
  readonly evaluations: number;
  /** Against the worst of the whole table, and against the worst of the true front. */
  readonly ofTable: Moments;
  readonly ofFront: Moments;
}

/** Best accuracy within a limit, percent. */
export interface LimitRow extends Limit {
  readonly searcher: string;
  readonly found: Moments;
  /** Share of seeds that found the best there is. */
  readonly hits: number;
}

/** What was found on one benchmark and device. */
export interface CaseResult {
  readonly name: string;
  readonly networks: number;
  readonly frontSize: number;
  readonly fronts: readonly FrontRow[];
  readonly limits: readonly LimitRow[];
  readonly reactions: readonly Reaction[];
}

/** How much is searched. */
export interface Sizes {
  readonly data: string;
  readonly seeds: number;
  /** Evaluations after which fronts are compared; limits are searched with the middle one. */
  readonly counts: readonly number[];
}

/** A case with what is needed to draw it. */
export interface Measured {
  readonly result: CaseResult;
  readonly known: Known;
  readonly front: readonly number[];
  /** Rows that NSGA-II evaluated with the first seed. */
  readonly tried: Int32Array;
}

/** Searches one case for its front and within its limits, and asks every reward for its best. */
export async function measureCase(
  one: Case,
  sizes: Sizes,
  onSearches: (count: number) => void,
): Promise<Measured> {
  const known = await knownOf(one, sizes.data);
  const fronts = frontTasks(one, known, sizes);
  const limits = limitTasks(one, known, sizes);
  const tasks = [...fronts, ...limits].map(({ task }) => task);
  const records = await runSearches(tasks, onSearches);
  const rulers = { table: rulerOf(one, known, 'table'), front: rulerOf(one, known, 'front') };
  const { front } = rulers.table;
  const nsga2 = fronts.findIndex(({ searcher }) => searcher === 'nsga2');
  return {
    known,
    front,
    tried: records[nsga2]![0]!.rows,
    result: {
      name: nameOf(one),
      networks: known.accuracy.length,
      frontSize: front.length,
      fronts: fronts.flatMap(({ searcher }, at) =>
        frontRows(searcher, records[at]!, { rulers, sizes }),
      ),
      limits: limits.map(({ searcher, limit }, at) =>
        limitRow(searcher, records[fronts.length + at]!, { one, known, limit }),
      ),
      reactions: reactionsOf(one, known),
    },
  };
}

function frontTasks(
  one: Case,
  known: Known,
  { data, seeds, counts }: Sizes,
): { searcher: string; task: SearchTask }[] {
  const trials = Math.max(...counts);
  return Object.entries(frontSearchers).flatMap(([name, searcher]) => {
    const task = frontTask(one, searcher, { data, seeds, trials, known });
    return task === null ? [] : [{ searcher: name, task }];
  });
}

function limitTasks(
  one: Case,
  known: Known,
  { data, seeds, counts }: Sizes,
): { searcher: string; limit: Limit; task: SearchTask }[] {
  const trials = counts[Math.floor(counts.length / 2)]!;
  return limitsOf(one, known).flatMap((limit) =>
    Object.entries(limitSearchers).map(([name, searcher]) => ({
      searcher: name,
      limit,
      task: limitTask(one, limit, { data, seeds, trials, searcher }),
    })),
  );
}

function frontRows(
  searcher: string,
  records: readonly SearchRecord[],
  {
    rulers,
    sizes: { counts },
  }: {
    rulers: Readonly<Record<'table' | 'front', ReturnType<typeof rulerOf>>>;
    sizes: Sizes;
  },
): FrontRow[] {
  const ratios = (kind: 'table' | 'front'): number[][] =>
    records.map((record) => ratiosAt(record, rulers[kind], counts));
  const [ofTable, ofFront] = [ratios('table'), ratios('front')];
  return counts.map((evaluations, at) => ({
    searcher,
    seeds: records.length,
    evaluations,
    ofTable: moments(ofTable.map((list) => list[at]!)),
    ofFront: moments(ofFront.map((list) => list[at]!)),
  }));
}

function limitRow(
  searcher: string,
  records: readonly SearchRecord[],
  { one, known, limit }: { one: Case; known: Known; limit: Limit },
): LimitRow {
  const best = records.map((record) => bestWithin(record, one, { known, limit: limit.limit }));
  return {
    ...limit,
    searcher,
    found: moments(best.map((accuracy) => 100 * accuracy)),
    hits: best.filter((accuracy) => accuracy === limit.best).length / best.length,
  };
}
