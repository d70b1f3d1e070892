import { hypervolume, paretoFront } from '@espalier/pareto';
import type { Objective, Trial } from '@espalier/protocol';
import { fullLength } from './full-length.ts';

/** A trial with a value for every objective. */
export type JudgedTrial = Trial & { readonly objectives: readonly number[] };

/**
 * The trials of full length that keep every constraint and that no other beats in all objectives, by
 * rising values of the second objective (of the first where there is but one); of equal points the
 * earliest. Time O(n log n) up to three objectives.
 */
export function studyFront(
  trials: readonly Trial[],
  objectives: readonly Objective[],
): JudgedTrial[] {
  const candidates = judged(trials, objectives);
  const key = Math.min(1, objectives.length - 1);
  const front = paretoFront(candidates.map(valuesOf), directionsOf(objectives))
    .map((index) => candidates[index]!)
    .toSorted((a, b) => a.objectives[key]! - b.objectives[key]! || a.number - b.number);
  const seen = new Set<string>();
  return front.filter((trial) => {
    const place = JSON.stringify(trial.objectives);
    return seen.has(place) ? false : seen.add(place);
  });
}

/**
 * The point that hypervolumes are measured from: each objective's own `worst`, else the worst value of
 * the trials that can be on a front. Null where no trial has values.
 */
export function referencePoint(
  trials: readonly Trial[],
  objectives: readonly Objective[],
): number[] | null {
  const candidates = judged(trials, objectives);
  if (candidates.length === 0) return null;
  return objectives.map(({ direction, worst }, index) => {
    if (worst !== undefined) return worst;
    const values = candidates.map((trial) => trial.objectives[index]!);
    return values.reduce((a, b) => (direction === 'minimize' ? Math.max(a, b) : Math.min(a, b)));
  });
}

/** Hypervolume of a front from a reference point, in the product of the objectives' units. */
export function frontVolume(
  front: readonly JudgedTrial[],
  objectives: readonly Objective[],
  reference: readonly number[],
): number {
  return hypervolume(front.map(valuesOf), { directions: directionsOf(objectives), reference });
}

const valuesOf = (trial: JudgedTrial): readonly number[] => trial.objectives;

function directionsOf(objectives: readonly Objective[]): Objective['direction'][] {
  return objectives.map(({ direction }) => direction);
}

function judged(trials: readonly Trial[], objectives: readonly Objective[]): JudgedTrial[] {
  return fullLength(trials).filter(
    (trial): trial is JudgedTrial =>
      trial.violation === 0 && trial.objectives?.length === objectives.length,
  );
}
