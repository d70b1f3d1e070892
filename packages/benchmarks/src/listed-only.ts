import type { AnyStrategy, Json, Proposal } from '@espalier/protocol';
import type { Benchmark } from './benchmark.ts';
import { nearestListed } from './nearest-listed.ts';

/** State of the strategy inside, and the rows that were told. */
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- JSON needs a type alias
type ListedState = { readonly inner: Json; readonly told: readonly number[] };

/**
 * A strategy that proposes nothing but listed architectures, each at most once.
 *
 * A proposal becomes the listed architecture that differs from it in the fewest decisions, among
 * those that were neither told nor are pending; one of equals is drawn. The strategy is told what was really
 * trained, so what it learns is true; its own draws are not quite followed. Where a table is a
 * sparse sample of a space no listed architecture has a listed neighbour: this gives a mutation the
 * next one in its direction, and uniform draws those rows more often that stand apart from others. When all rows
 * are taken, and for longer trainings of an earlier trial, proposals stay as they are.
 *
 * On a complete table proposals are kept but for repetitions; there the strategy alone is the better
 * choice. Time per trial: that of the strategy, and O(rows · decisions).
 */
export function listedOnly(strategy: AnyStrategy, benchmark: Benchmark): AnyStrategy {
  const listed = nearestListed(benchmark);
  const inside = (state: Json): ListedState => state as ListedState;
  return {
    ...strategy,
    summary: `${strategy.summary}; of what ${benchmark.name} lists, the nearest that is not taken`,
    init: (context) => ({ inner: strategy.init(context), told: [] }),
    ask: (context): Proposal => {
      const { inner, told } = inside(context.state);
      const proposal = strategy.ask({ ...context, state: inner });
      if (proposal.continues !== undefined) return proposal;
      const taken = new Set(told);
      for (const { genotype } of context.pending) taken.add(benchmark.rowOf(genotype));
      const row = listed.nearest(proposal.genotype, { taken, random: context.random });
      return row === null ? proposal : { ...proposal, genotype: benchmark.at(row) };
    },
    tell: (context) => {
      const { inner, told } = inside(context.state);
      const row = benchmark.rowOf(context.trial.genotype);
      const isNew = row >= 0 && context.trial.continues === undefined;
      return {
        inner: strategy.tell({ ...context, state: inner }),
        told: isNew ? [...told, row] : told,
      };
    },
  };
}
