import type { AnyStrategy, Json } from '@espalier/protocol';
import type { SearchSpace } from '@espalier/space';
import { exampleSpaces } from './example-spaces.ts';

/** A strategy that is to keep the laws; all but the strategy has a default. */
export interface StrategySubject {
  readonly strategy: AnyStrategy;
  /** As a user writes them, small enough that it learns within `trials`; `{}` by default. */
  readonly options?: Json;
  /** {@link exampleSpaces} by default; laws about learning use those of twenty points or more. */
  readonly spaces?: readonly SearchSpace[];
  /** Length of each run, 30 by default. */
  readonly trials?: number;
  /** What its docstring says of the order of `tell` among trials asked together; unchecked if absent. */
  readonly orderMatters?: boolean;
}

/** A subject with its defaults. */
export type Subject = Required<Omit<StrategySubject, 'orderMatters'>> & {
  readonly orderMatters: boolean | undefined;
};

/** The subject with every default written out. */
export function withDefaults(given: StrategySubject): Subject {
  const { options = {}, spaces = exampleSpaces, trials = 30, orderMatters } = given;
  return { strategy: given.strategy, options, spaces, trials, orderMatters };
}
