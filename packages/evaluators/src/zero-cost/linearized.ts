import type { Network, NetworkNode } from '@espalier/network';
import { rectifies } from './rectifiers.ts';

/**
 * The network without batch norms and rectifiers: what it computes of positive values with positive
 * weights and no normalization.
 *
 * Kernels keep their names. Where a network has gates (squeeze-excite) it is not linear even so.
 */
export function linearized(network: Network): Network {
  return { ...network, nodes: network.nodes.map(linearizedNode) };
}

function linearizedNode(node: NetworkNode): NetworkNode {
  if (node.operator === 'batchNorm') return { ...node, operator: 'identity', attributes: {} };
  if (!rectifies(node)) return node;
  if (node.attributes['activation'] === undefined) {
    return { ...node, operator: 'identity', attributes: {} };
  }
  return { ...node, attributes: { ...node.attributes, activation: 'none' } };
}
