import { completeAttributes, type NetworkNode } from '@espalier/network';
import type { WeightedNetwork } from './fold-batch-norm.ts';
import { countReaders, repointed } from './rewire.ts';

/**
 * The same function with each relu inside the convolution whose only reader it is.
 *
 * Networks whose cells begin with a relu (NAS-Bench-201) need it before quantization: a convolution
 * and its relu share one activation code, and stay one integer kernel. Convolutions that already
 * have an activation, or other readers, keep their relu apart. The network's output stays a node of
 * its own. Time O(nodes).
 */
export function foldRelu({ network, weights }: WeightedNetwork): WeightedNetwork {
  const readers = countReaders(network);
  const nodes = new Map(network.nodes.map((node) => [node.id, node]));
  const replaced = new Map<string, string>();
  for (const relu of network.nodes.filter(({ operator }) => operator === 'relu')) {
    const producer = nodes.get(relu.inputs[0]!);
    if (producer === undefined || readers.get(producer.id) !== 1 || !takesRelu(producer)) continue;
    const attributes = { ...completeAttributes(producer), activation: 'relu' };
    nodes.set(producer.id, { ...producer, attributes });
    nodes.delete(relu.id);
    replaced.set(relu.id, producer.id);
  }
  return { network: repointed({ ...network, nodes: [...nodes.values()] }, replaced), weights };
}

/** True for a layer that has an activation attribute and does not use it. */
function takesRelu(node: NetworkNode): boolean {
  const layer = node.operator === 'conv' || node.operator === 'depthwiseConv';
  return layer && completeAttributes(node)['activation'] === 'none';
}
