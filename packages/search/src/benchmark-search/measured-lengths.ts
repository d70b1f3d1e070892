import type { AnyStrategy, EpochRange, Trial } from '@espalier/protocol';

/**
 * A strategy of several lengths whose rungs are the lengths that a table measured.
 *
 * Halving multiplies lengths by eta from rung to rung; a table has the lengths that it has. So the
 * strategy is shown lengths 1, eta, ..., eta^(L - 1) for the L measured ones, rung for rung: still one
 * in eta goes on, to the next measured length. Trials keep the true lengths. Time O(1) beside the
 * strategy's.
 *
 * @param lengths - Measured lengths in epochs, ascending; at least 2.
 */
export function onMeasuredLengths(strategy: AnyStrategy, lengths: readonly number[]): AnyStrategy {
  return {
    ...strategy,
    init: (context) => strategy.init({ ...context, epochs: ladder(context.options, lengths) }),
    ask: (context) => {
      const pending = context.pending.map((proposal) => shown(proposal, context.options, lengths));
      const epochs = ladder(context.options, lengths);
      const proposal = strategy.ask({ ...context, epochs, pending });
      const rung = rungOf(proposal.epochs ?? epochs.most, context.options);
      return { ...proposal, epochs: lengths[rung]! };
    },
    tell: (context) => {
      const trial: Trial = shown(context.trial, context.options, lengths);
      return strategy.tell({ ...context, epochs: ladder(context.options, lengths), trial });
    },
  };
}

function ladder(options: unknown, { length }: readonly number[]): EpochRange {
  return { least: 1, most: Math.ceil(etaOf(options) ** (length - 1)) };
}

/** Rungs are factors of eta apart, so rounding lengths to whole epochs moves none to another. */
function rungOf(epochs: number, options: unknown): number {
  return Math.round(Math.log(epochs) / Math.log(etaOf(options)));
}

function shown<T extends { readonly epochs?: number | undefined }>(
  trained: T,
  options: unknown,
  lengths: readonly number[],
): T {
  if (trained.epochs === undefined) return trained;
  return { ...trained, epochs: Math.floor(etaOf(options) ** lengths.indexOf(trained.epochs)) };
}

function etaOf(options: unknown): number {
  return (options as { readonly eta: number }).eta;
}
