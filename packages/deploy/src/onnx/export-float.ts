import type { Network } from '@espalier/network';
import type { Weights } from '@espalier/protocol';
import { exportNetwork } from './export-network.ts';
import { floatNumerics } from './float-numerics.ts';
import { GraphWriter } from './graph-writer.ts';
import type { ModelCard } from './model-card.ts';

/**
 * A network as a float32 ONNX file; batch norms may be folded or not.
 *
 * Input `image` [N, channels, height, width] of normalised pixels, output `logits` [N, classes].
 *
 * @throws {EspalierError} `BAD_INPUT` when a parameter is missing or of the wrong size.
 */
export function exportFloat(network: Network, weights: Weights, card: ModelCard): Uint8Array {
  const graph = new GraphWriter();
  const numerics = floatNumerics(graph);
  return exportNetwork({ network, weights, card, precision: 'float32', graph, numerics });
}
