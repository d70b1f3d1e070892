import type { AnyStrategy, Proposal } from '@espalier/protocol';

/** What a strategy of forgotten types is asked with. */
export type Ask = Parameters<AnyStrategy['ask']>[0];

/**
 * The first proposal that is accepted, or the last of `tries`.
 *
 * The strategy is asked again from the same state with the stream going on, so the result depends on
 * what any proposal depends on and no more. One that proposes by number alone repeats itself.
 */
export function askAgain(
  strategy: AnyStrategy,
  context: Ask,
  { accepts, tries }: { readonly accepts: (proposal: Proposal) => boolean; readonly tries: number },
): Proposal {
  for (let attempt = 1; ; attempt++) {
    const proposal = strategy.ask(context);
    if (attempt >= tries || accepts(proposal)) return proposal;
  }
}
