import type { AnyStrategy } from '@espalier/protocol';
import type { Genotype } from '@espalier/space';
import { askAgain } from './ask-again.ts';

/** What a filter lets through. */
export interface FilterOptions {
  readonly keeps: (genotype: Genotype) => boolean;
  /** Proposals before one is let through that is not kept. */
  readonly tries: number;
}

/**
 * A strategy that proposes only what a predicate keeps, as far as `tries` proposals reach.
 *
 * For rules that are no part of the space: a size, a shape that a runtime refuses. What is let through
 * in the end is for the study's constraints to refuse. Trainings that continue are always let through.
 * Cost: up to `tries` times that of the strategy's `ask`.
 */
export function filter(strategy: AnyStrategy, { keeps, tries }: FilterOptions): AnyStrategy {
  return {
    ...strategy,
    ask: (context) =>
      askAgain(strategy, context, {
        accepts: ({ genotype, continues }) => continues !== undefined || keeps(genotype),
        tries,
      }),
  };
}
