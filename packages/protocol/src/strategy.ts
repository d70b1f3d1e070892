import type { z } from 'zod';
import type { Random } from '@espalier/random';
import type { Genotype, SearchSpace } from '@espalier/space';
import type { Json } from './error.ts';
import type { Objective } from './objective.ts';
import type { Trial } from './trial.ts';

/** What a strategy wants to be tried next. */
export interface Proposal {
  readonly genotype: Genotype;
  /** How long to train; the study's most where absent. */
  readonly epochs?: number;
  /** Trial of the same genotype whose shorter training this one continues. */
  readonly continues?: number;
  /** What the strategy wants to read again in `tell`; stored with the trial. */
  readonly note?: Json;
}

/** A proposal that was made and whose trial was not told yet. */
export interface Pending extends Proposal {
  readonly number: number;
}

/** How long trials may be trained. */
export interface EpochRange {
  readonly least: number;
  readonly most: number;
}

/** What every call of a strategy receives. */
export interface StrategyContext<Options, State> {
  readonly space: SearchSpace;
  readonly options: Options;
  readonly state: State;
  /** What the study improves, in the order of `Trial.objectives`. */
  readonly objectives: readonly Objective[];
  readonly epochs: EpochRange;
}

/** What `ask` receives beside the context. */
export interface AskContext<Options, State> extends StrategyContext<Options, State> {
  readonly random: Random;
  /** Number of the trial that is proposed. */
  readonly number: number;
  /** Proposals under way, by ascending number. */
  readonly pending: readonly Pending[];
}

/**
 * A multi-trial search algorithm as a pure state machine over plain JSON.
 *
 * The engine calls `init` once, `tell` for every trial in the order of the journal, and `ask` for
 * trial n from the state after the trials that it may know (in ordered mode those up to n - lag).
 * `ask` changes nothing: what is under way it sees in `pending`, so a resume need not ask again. Same
 * state, pending and stream, same proposal. Rewards are maximised.
 */
export interface Strategy<Options = never, State = never> {
  readonly name: string;
  readonly summary: string;
  /** The paper, as the report prints it. */
  readonly cite: string;
  /** `one`: reads `trial.reward` alone. `many`: reads `trial.objectives` and finds a front. */
  readonly objectives: 'one' | 'many';
  /** `many` if it proposes trainings of several lengths, or learns from them. */
  readonly fidelities: 'one' | 'many';
  /** Options with defaults and descriptions: flags, help and checks come from here. */
  readonly options: z.ZodType<Options>;
  init(context: Omit<StrategyContext<Options, State>, 'state'> & { random: Random }): State;
  ask(context: AskContext<Options, State>): Proposal;
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
