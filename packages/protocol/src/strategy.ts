import type { z } from 'zod';
import type { Random } from '@espalier/random';
import type { Genotype, SearchSpace } from '@espalier/space';
import type { Json } from './error.ts';
import type { Trial } from './trial.ts';

/** What every call of a strategy receives. */
export interface StrategyContext<Options, State> {
  readonly space: SearchSpace;
  readonly options: Options;
  readonly state: State;
}

/**
 * A multi-trial search algorithm as a pure state machine over plain JSON.
 *
 * The engine calls `init` once, `ask` for trial n after `tell` of every trial up to n - lag, and
 * `tell` in trial order. Same states and streams, same proposals. Rewards are maximised.
 */
export interface Strategy<Options = never, State = never> {
  readonly name: string;
  readonly summary: string;
  /** The paper, as the report prints it. */
  readonly cite: string;
  /** Options with defaults and descriptions: flags, help and checks come from here. */
  readonly options: z.ZodType<Options>;
  init(context: Omit<StrategyContext<Options, State>, 'state'> & { random: Random }): State;
  ask(context: StrategyContext<Options, State> & { random: Random; number: number }): Genotype;
  tell(context: StrategyContext<Options, State> & { trial: Trial }): State;
}

/** A strategy whose option and state types are forgotten, as lists and the engine hold it. */
export type AnyStrategy = Strategy<Json, Json>;

/** Returns the strategy unchanged, with its types inferred from `options` and `init`. */
export function defineStrategy<Options, State>(
  strategy: Strategy<Options, State>,
): Strategy<Options, State> {
  return strategy;
}
