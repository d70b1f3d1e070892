import {
  analyze,
  channelGroups,
  keepChannels,
  type ChannelGroup,
  type Network,
} from '@espalier/network';
import type { Weights } from '@espalier/protocol';
import { groupImportance, type ParameterShapes } from './group-importance.ts';

/** How much to remove, and in which steps. */
export interface PruneOptions {
  /** Share of all prunable channels to remove, 0 to 1; rounding removes no more than this asks. */
  readonly ratio: number;
  /** Every group keeps a multiple of this many channels, as the device runs those best. */
  readonly channelBlock: number;
}

/**
 * A smaller network without the least important channels, and the values that are left.
 *
 * All prunable channels are ranked by {@link groupImportance}; those below the `ratio` quantile may
 * go. Each group keeps its most important ones, rounded up to a multiple of `channelBlock`, at least
 * one block. Channels that a residual, depthwise convolution or norm ties go together. The network
 * computes something else afterwards and wants fine-tuning. Time O(values + channels log channels).
 *
 * @see Li et al. 2017, "Pruning Filters for Efficient ConvNets", §3, https://arxiv.org/abs/1608.08710
 */
export function pruneChannels(
  trained: { readonly network: Network; readonly weights: Weights },
  { ratio, channelBlock }: PruneOptions,
): { readonly network: Network; readonly weights: Weights } {
  const shapes = parameterShapes(trained.network);
  const ranked = channelGroups(trained.network)
    .filter(({ frozen }) => frozen === null)
    .map((group) => ({ group, importance: groupImportance(group, trained.weights, shapes) }));
  const threshold = quantile(
    ranked.flatMap(({ importance }) => [...importance]),
    ratio,
  );
  const kept = ranked.map(
    ({ group, importance }) =>
      [group.id, mostImportant(group, importance, { threshold, channelBlock })] as const,
  );
  return keepChannels(trained.network, trained.weights, new Map(kept));
}

function parameterShapes(network: Network): ParameterShapes {
  const shapes = new Map<string, readonly number[]>();
  for (const [id, { parameters }] of analyze(network).nodes) {
    for (const { name, shape } of parameters) shapes.set(`${id}/${name}`, shape);
  }
  return shapes;
}

/** The least value that at least a share `ratio` of the values is below. */
function quantile(values: readonly number[], ratio: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(ratio * sorted.length)] ?? Infinity;
}

function mostImportant(
  { size }: ChannelGroup,
  importance: Float64Array,
  { threshold, channelBlock }: { readonly threshold: number; readonly channelBlock: number },
): number[] {
  const wanted = importance.reduce((count, value) => count + Number(value >= threshold), 0);
  const blocks = Math.max(1, Math.ceil(wanted / channelBlock));
  return Array.from(importance.keys())
    .toSorted((a, b) => importance[b]! - importance[a]! || a - b)
    .slice(0, Math.min(size, blocks * channelBlock))
    .toSorted((a, b) => a - b);
}
