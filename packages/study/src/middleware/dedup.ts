import type { AnyStrategy, Json, Proposal } from '@espalier/protocol';
import { fingerprint } from '@espalier/space';
import { askAgain, type Ask } from './ask-again.ts';
import { hasMember, withMember, type Seen } from './seen.ts';

/** How hard duplicates are avoided. */
export interface DedupOptions {
  /** Proposals before a duplicate is let through, so that a small space comes to its end. */
  readonly tries: number;
}

/** State of the strategy within, and the canonical forms that it was told. */
interface DedupState {
  readonly inner: Json;
  readonly seen: Seen;
}

/**
 * A strategy that does not propose a canonical form that was told or is under way, as far as `tries`
 * proposals reach.
 *
 * Trainings that continue an earlier one are let through: they are the same form on purpose. Cost:
 * up to `tries` times that of the strategy's `ask` and of a fingerprint, one fingerprint for each
 * pending proposal, and O(1) for a trial told.
 */
export function dedup(strategy: AnyStrategy, { tries }: DedupOptions): AnyStrategy {
  return {
    ...strategy,
    init: (context) => ({ inner: strategy.init(context), seen: {} }),
    ask(context) {
      const { inner, seen } = stateOf(context.state);
      const isNew = noveltyOf(context, seen);
      return askAgain(strategy, { ...context, state: inner }, { accepts: isNew, tries });
    },
    tell(context) {
      const { inner, seen } = stateOf(context.state);
      const told = strategy.tell({ ...context, state: inner });
      return asJson({ inner: told, seen: withMember(seen, context.trial.fingerprint) });
    },
  };
}

function noveltyOf({ space, pending }: Ask, seen: Seen): (proposal: Proposal) => boolean {
  const underWay = new Set(pending.map(({ genotype }) => fingerprint(space, genotype)));
  return ({ genotype, continues }) => {
    if (continues !== undefined) return true;
    const print = fingerprint(space, genotype);
    return !underWay.has(print) && !hasMember(seen, print);
  };
}

/** The engine holds states as JSON whose form only the strategy knows. */
function stateOf(state: Json): DedupState {
  return state as unknown as DedupState;
}

function asJson(state: DedupState): Json {
  return state as unknown as Json;
}
