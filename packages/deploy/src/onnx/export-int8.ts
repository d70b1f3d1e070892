import type { Network } from '@espalier/network';
import type { Quantization, Weights } from '@espalier/protocol';
import { exportNetwork } from './export-network.ts';
import { GraphWriter } from './graph-writer.ts';
import { Int8Numerics } from './int8-numerics.ts';
import type { ModelCard } from './model-card.ts';

/** A network whose batch norms are folded, with its values and scales. */
export interface QuantizedNetwork {
  readonly network: Network;
  readonly weights: Weights;
  readonly quantization: Quantization;
}

/**
 * A folded network as an int8 ONNX file in QDQ form.
 *
 * Input and output are float32 as in the float file; everything between runs on integer kernels in
 * ONNX Runtime, which `integerKernelsOnly` checks on the graph it made of the file.
 *
 * @throws {EspalierError} `BAD_INPUT` when a parameter or scale is missing or does not fit, or a
 *   batch norm is left.
 */
export function exportInt8(quantized: QuantizedNetwork, card: ModelCard): Uint8Array {
  const graph = new GraphWriter();
  const { network, weights, quantization } = quantized;
  const numerics = new Int8Numerics(graph, quantization);
  return exportNetwork({ network, weights, card, precision: 'int8', graph, numerics });
}
