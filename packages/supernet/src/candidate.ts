import type { Block, Network, NetworkNode } from '@espalier/network';
import { EspalierError } from '@espalier/protocol';

/** One option of one block, cut out of the network that chose it. */
export interface Candidate {
  /** Nodes under the ids `<block>/<option>/…`; none where the option is an empty block. */
  readonly nodes: readonly NetworkNode[];
  /** Id of the node that ends the candidate; `input` where it is empty. */
  readonly output: string;
}

/** Which block to cut, as which option, and the id that feeds it at its new place. */
export interface Cut {
  readonly block: Block;
  readonly option: number;
  readonly input: string;
}

/**
 * The nodes of a block, renamed so that candidates of one block can stand side by side.
 *
 * Node `<block>/<rest>` becomes `<block>/<option>/<rest>`. Time O(nodes of the network).
 *
 * @throws {EspalierError} `GRAPH_INVALID` when the block reads another node than its input or ends
 * outside itself, as a block around other blocks does.
 */
export function cutCandidate(network: Network, { block, option, input }: Cut): Candidate {
  const inside = network.nodes.filter((node) => node.block === block.name);
  const ids = new Map([[block.input, input]]);
  for (const { id } of inside) ids.set(id, candidateId(id, block.name, option));
  const renamed = (id: string): string => {
    const found = ids.get(id);
    if (found !== undefined) return found;
    throw new EspalierError(
      'GRAPH_INVALID',
      `block "${block.name}" must be made of its own nodes and read only "${block.input}", but got "${id}". ` +
        'Put no block inside another.',
      { block: block.name, node: id },
    );
  };
  return {
    nodes: inside.map(({ id, operator, attributes, inputs }) => ({
      id: renamed(id),
      operator,
      attributes,
      inputs: inputs.map(renamed),
    })),
    output: renamed(block.output),
  };
}

function candidateId(id: string, block: string, option: number): string {
  const prefix = `${block}/`;
  return `${prefix}${option}/${id.startsWith(prefix) ? id.slice(prefix.length) : id}`;
}
