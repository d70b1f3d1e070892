import { readyBenchmarks } from '@espalier/benchmarks';
import { moments, type Moments } from '../statistics/moments.ts';
import { ranks } from '../statistics/ranks.ts';
import { runSearches, seedsTo } from '../tabular/run-searches.ts';
import { accuracyAlone, type SearchRecord, type SearchTask } from '../tabular/search-task.ts';
import { entrants, type Entrant } from './entrants.ts';
import type { Track } from './tracks.ts';

/** One strategy on one benchmark. */
export interface Placing {
  readonly track: string;
  readonly strategy: string;
  readonly seeds: number;
  /** Best accuracy found, percent, after each of the compared numbers of evaluations. */
  readonly found: readonly Moments[];
  /** Mean over seeds of the rank among all, 1 the best, after each of them. */
  readonly ranks: readonly number[];
  /** Milliseconds of this machine for each trial. */
  readonly msPerTrial: number;
  /** Mean best so far by evaluation. */
  readonly curve: readonly (readonly [number, number])[];
}

/** How much is raced. */
export interface Sizes {
  readonly data: string;
  readonly seeds: number;
  /** Seeds of the strategies that fit models; ranks are over these alone. */
  readonly slowSeeds: number;
  readonly counts: readonly number[];
}

/** What of a benchmark a race needs. */
interface Course {
  readonly track: Track;
  /** Percent, by row. */
  readonly accuracy: Float64Array;
  readonly epochs: readonly number[];
  /** Mean seconds of a full training; what one evaluation stands for. */
  readonly evaluationSeconds: number;
}

/** Races every strategy on one benchmark; those of several lengths where it has several. */
export async function race(
  track: Track,
  sizes: Sizes,
  onSearches: (count: number) => void,
): Promise<Placing[]> {
  const course = await courseOf(track, sizes.data);
  const field = fieldOf(course);
  const tasks = field.map((entrant) => taskOf(entrant, course, sizes));
  const records = await runSearches(tasks, onSearches);
  const best = records.map((list) =>
    list.map((record) => sizes.counts.map((count) => bestAfter(record, course, count))),
  );
  return field.map((entrant, at) => ({
    track: track.benchmark,
    strategy: entrant.name,
    seeds: seedsOf(entrant, sizes),
    found: sizes.counts.map((_, index) => moments(best[at]!.map((found) => found[index]!))),
    ranks: sizes.counts.map((_, index) => meanRank(best, at, index)),
    msPerTrial: moments(records[at]!.map(({ tookMs, rows }) => tookMs / rows.length)).mean,
    curve: curveOf(records[at]!, course, Math.max(...sizes.counts)),
  }));
}

/** How many searches a race on a benchmark takes. */
export async function searchesOn(track: Track, sizes: Sizes): Promise<number> {
  const field = fieldOf(await courseOf(track, sizes.data));
  return field.reduce((sum, entrant) => sum + seedsOf(entrant, sizes), 0);
}

const seedsOf = ({ isSlow }: Entrant, { seeds, slowSeeds }: Sizes): number =>
  isSlow ? Math.min(seeds, slowSeeds) : seeds;

function fieldOf({ epochs }: Course): readonly Entrant[] {
  return entrants.filter(({ schedules }) => !schedules || epochs.length > 1);
}

async function courseOf(track: Track, data: string): Promise<Course> {
  const { benchmark, heldOut } = await readyBenchmarks[track.benchmark]!.load({
    data,
    ...(track.view !== undefined && { view: track.view }),
  });
  const { epochs } = benchmark;
  const longest = `costSeconds@${epochs.at(-1)!}`;
  const cost = [longest, 'costSeconds'].find((name) => heldOut.columns.includes(name));
  return {
    track,
    accuracy: heldOut.column(track.column).map((fraction) => 100 * fraction),
    epochs,
    evaluationSeconds: cost === undefined ? 0 : moments([...heldOut.column(cost)]).mean,
  };
}

/** Strategies of several lengths get the time that as many full trainings take on average. */
function taskOf(
  entrant: Entrant,
  { track, epochs, evaluationSeconds }: Course,
  sizes: Sizes,
): SearchTask {
  const { searcher, schedules } = entrant;
  const { data, counts } = sizes;
  const evaluations = Math.max(...counts);
  const [most, least] = [epochs.at(-1)!, schedules ? epochs[0]! : epochs.at(-1)!];
  return {
    benchmark: {
      name: track.benchmark,
      data,
      ...(track.view !== undefined && { view: track.view }),
    },
    searcher,
    objectives: accuracyAlone,
    epochs: { least, most },
    budget: schedules ? { costSeconds: evaluations * evaluationSeconds } : { trials: evaluations },
    seeds: seedsTo(seedsOf(entrant, sizes)),
  };
}

/** Best accuracy among full trainings after as many evaluations, or their time; 0 where there is none. */
function bestAfter(record: SearchRecord, course: Course, evaluations: number): number {
  const { rows, epochs, endSeconds } = record;
  const timed = epochs.some((length) => length < course.epochs.at(-1)!);
  let best = 0;
  for (let trial = 0; trial < rows.length; trial++) {
    const over = timed
      ? endSeconds[trial]! > evaluations * course.evaluationSeconds
      : trial >= evaluations;
    if (over) break;
    if (rows[trial]! < 0 || epochs[trial]! < course.epochs.at(-1)!) continue;
    best = Math.max(best, course.accuracy[rows[trial]!]!);
  }
  return best;
}

function meanRank(
  best: readonly (readonly (readonly number[])[])[],
  at: number,
  index: number,
): number {
  const common = Math.min(...best.map(({ length }) => length));
  const seeds = best[at]!.slice(0, common).map((_, seed) => {
    const found = best.map((list) => -list[seed]![index]!);
    return ranks(found)[at]!;
  });
  return moments(seeds).mean;
}

function curveOf(
  records: readonly SearchRecord[],
  course: Course,
  most: number,
): (readonly [number, number])[] {
  const step = Math.max(1, Math.round(most / 60));
  const counts = Array.from({ length: Math.floor(most / step) }, (_, index) => (index + 1) * step);
  return counts.flatMap((count) => {
    const found = records.map((record) => bestAfter(record, course, count));
    return found.includes(0) ? [] : [[count, moments(found).mean] as const];
  });
}
