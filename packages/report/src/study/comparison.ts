import type { Objective, Trial } from '@espalier/protocol';
import { followedBy, type Followed } from './followed.ts';
import { fullLength } from './full-length.ts';
import { progressOf } from './progress-axis.ts';
import { frontVolume, referencePoint, studyFront } from './study-front.ts';

/** A study among others. */
export interface ComparedStudy {
  /** How it is called in the table and the legend. */
  readonly name: string;
  readonly strategy: string;
  readonly space: string;
  /** The device, or the table of trainings that was asked. */
  readonly device: string;
  readonly seed: string;
  /** In the order of the journal. */
  readonly trials: readonly Trial[];
  /** The trial of the highest reward among those trained longest. */
  readonly best: Trial | null;
}

/** What a study came to, beside the others. */
export interface ComparisonRow {
  readonly study: ComparedStudy;
  readonly trials: number;
  readonly bestReward: number | null;
  /** Of the best trial, 0 to 1. */
  readonly accuracy: number | null;
  readonly latencyMs: number | null;
  readonly frontSize: number;
  /** From the common reference; null where no study has a point. */
  readonly hypervolume: number | null;
  /** Trials until as good as the worst study at its end; null where a study has no value. */
  readonly trialsToWorst: number | null;
  /** Sum of what the trainings cost, where the trials state it, else of the trials' clocks. */
  readonly seconds: number;
}

/** Studies beside each other. */
export interface Comparison {
  readonly objectives: readonly Objective[];
  /** The worst value of each objective over all studies, or its own `worst`. */
  readonly reference: readonly number[] | null;
  /** What the curves are of. */
  readonly followed: Followed;
  readonly rows: readonly ComparisonRow[];
}

/** Compares studies of the same objectives; Time O(n log n) for n trials in all. */
export function compareStudies(
  studies: readonly ComparedStudy[],
  objectives: readonly Objective[],
): Comparison {
  // Each study's trials of its own full length: lengths may differ between studies.
  const reference = referencePoint(
    studies.flatMap(({ trials }) => fullLength(trials).map(({ epochs: _, ...trial }) => trial)),
    objectives,
  );
  const all = studies.flatMap(({ trials }) => trials);
  const followed = followedBy(all, objectives, reference);
  const worst = worstEnd(studies, followed);
  const common = { objectives, reference, followed, worst };
  const rows = studies.map((study) => rowOf(study, common));
  return { objectives, reference, followed, rows };
}

/** What all rows are measured by. */
interface Common extends Omit<Comparison, 'rows'> {
  readonly worst: number | null;
}

function rowOf(study: ComparedStudy, common: Common): ComparisonRow {
  const { objectives, reference, followed, worst } = common;
  const { trials, best } = study;
  const front = studyFront(trials, objectives);
  return {
    study,
    trials: trials.length,
    ...bestOf(best),
    frontSize: front.length,
    hypervolume: reference === null ? null : frontVolume(front, objectives, reference),
    trialsToWorst: worst === null ? null : trialsTo(followed.curve(trials), worst),
    seconds: progressOf(trials, 'seconds').at(-1) ?? 0,
  };
}

function bestOf(best: Trial | null): Pick<ComparisonRow, 'bestReward' | 'accuracy' | 'latencyMs'> {
  return {
    bestReward: best?.reward ?? null,
    accuracy: best?.accuracy ?? null,
    latencyMs: best?.latency?.meanMs ?? null,
  };
}

/** The lowest value that a study ended with; null where one has none. */
function worstEnd(studies: readonly ComparedStudy[], { curve }: Followed): number | null {
  const ends = studies.map(({ trials }) => curve(trials).at(-1)?.reward);
  const known = ends.filter((end) => end !== undefined);
  return known.length < ends.length ? null : Math.min(...known);
}

function trialsTo(curve: ReturnType<Followed['curve']>, value: number): number | null {
  return curve.find(({ reward }) => reward >= value)?.trials ?? null;
}
