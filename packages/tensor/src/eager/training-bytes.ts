import { analyze, type Network } from '@espalier/network';

const bytesPerValue = 4;
/** Weight, gradient, velocity and square of every parameter. */
const valuesPerParameter = 4;

/**
 * Bytes that an eager step holds at its peak, estimated: every node's output, and every parameter with
 * its gradient and what an optimizer keeps of it.
 */
export function estimateTrainingBytes(network: Network, imagesPerBatch: number): number {
  const { nodes, parameterCount } = analyze(network);
  let activations = 0;
  for (const { shape } of nodes.values()) {
    activations += shape.height * shape.width * shape.channels;
  }
  return bytesPerValue * (imagesPerBatch * activations + valuesPerParameter * parameterCount);
}
