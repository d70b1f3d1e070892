import type { Json, Rung, Trial } from '@espalier/protocol';
import type { z } from 'zod';

/** What a stopper knows when a training starts. */
export interface StopperContext<Options> {
  readonly options: Options;
  /** Exactly the finished trials that the new one may know, whatever the number of workers. */
  readonly peers: readonly Trial[];
  /** Lengths at which the new trial is measured, ascending; the last one ends it anyway. */
  readonly epochs: readonly number[];
}

/** Answers after every measurement, from all rungs of the trial so far. */
export type StopRule = (rungs: readonly Rung[]) => 'stop' | 'go on';

/**
 * Ends trainings that promise too little, by their accuracy and that of earlier trials.
 *
 * `plan` is called before the training with the trials that it may know; the rule it gives back is
 * pure, so the same study stops the same trainings for any number of workers and across a resume.
 */
export interface Stopper<Options = never> {
  readonly name: string;
  readonly summary: string;
  /** The paper, as the report prints it. */
  readonly cite: string;
  /** Options with defaults and descriptions: flags, help and checks come from here. */
  readonly options: z.ZodType<Options>;
  plan(context: StopperContext<Options>): StopRule;
}

/** A stopper whose option type is forgotten, as lists and the engine hold it. */
export type AnyStopper = Stopper<Json>;

/** Returns the stopper unchanged, with its option type inferred from `options`. */
export function defineStopper<Options>(stopper: Stopper<Options>): Stopper<Options> {
  return stopper;
}
