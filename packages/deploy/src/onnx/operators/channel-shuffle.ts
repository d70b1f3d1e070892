import type { CompleteAttributes, Lowering } from '../lowering.ts';

/** Reshape to [N, groups, channels / groups, height, width], swap axes 1 and 2, reshape back. */
export const channelShuffle: Lowering<CompleteAttributes<'channelShuffle'>> = ({
  attributes: { groups },
  inputs,
  outputShape: { height, width, channels },
  graph,
  numerics,
}) => {
  const source = inputs[0]!;
  const moved = (value: string): string => numerics.moved(value, source);
  const reshape = (value: string, extents: readonly number[]): string => {
    const shape = graph.constant('shape', BigInt64Array.from(extents, BigInt), [extents.length]);
    return moved(graph.add('Reshape', [value, shape]));
  };
  const grouped = reshape(source, [0, groups, channels / groups, height, width]);
  const swapped = moved(graph.add('Transpose', [grouped], { perm: [0, 2, 1, 3, 4] }));
  return reshape(swapped, [0, channels, height, width]);
};
