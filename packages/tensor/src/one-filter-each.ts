import { EspalierError } from '@espalier/protocol';

/**
 * Checks that a depthwise filter [height, width, channels, multiplier] has one filter a channel.
 *
 * @throws {EspalierError} `GRAPH_INVALID` when it has more.
 */
export function oneFilterEach(filterShape: readonly number[]): void {
  const multiplier = filterShape[3];
  if (multiplier === 1) return;
  throw new EspalierError(
    'GRAPH_INVALID',
    `channel multiplier of a trained depthwise convolution must be 1, but got ${multiplier ?? 'none'}. ` +
      'Put a 1x1 convolution before it.',
  );
}
