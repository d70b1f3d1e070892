import {
  metricOf,
  type Constraint,
  type Json,
  type Objective,
  type Trial,
} from '@espalier/protocol';
import type { SearchSpace } from '@espalier/space';

/** A study as it is written for other programs. */
export interface ExportedStudy {
  readonly name: string;
  readonly space: SearchSpace;
  /** The settings of the journal's header. */
  readonly settings: Readonly<Record<string, Json>>;
  readonly objectives: readonly Objective[];
  readonly constraints: readonly Constraint[];
  readonly trials: readonly Trial[];
}

/** Writes a study as pieces of text, one after the other, so that a long one need not be joined. */
export type StudyWriter = (study: ExportedStudy) => Iterable<string>;

/** Trials in the order of their numbers, whatever order they finished in. */
export function byNumber(trials: readonly Trial[]): readonly Trial[] {
  return trials.toSorted((a, b) => a.number - b.number);
}

/** The figures that a trial has, by the names that objectives use. */
export function figuresOf(trial: Trial): Readonly<Record<string, number>> {
  const names = [
    'accuracy',
    'latencyMs',
    'macs',
    'parameters',
    ...Object.keys(trial.metrics ?? {}),
  ];
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = metricOf(trial, name);
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}
