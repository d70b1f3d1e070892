import type { Network } from '@espalier/network';

/** Which losses a node's parameters move: that of the output, those of exits alone, or none. */
export type Reach = 'output' | 'exits' | 'none';

/** In the order in which parameters of each kind lie. */
export const reaches: readonly Reach[] = ['output', 'exits', 'none'];

/** The reach of every node. Time O(nodes + edges). */
export function lossReach({ nodes, output, exits = [] }: Network): (node: string) => Reach {
  const byOutput = new Set([output]);
  const byExits = new Set(exits);
  for (const { id, inputs } of nodes.toReversed()) {
    for (const input of inputs) {
      if (byOutput.has(id)) byOutput.add(input);
      if (byExits.has(id)) byExits.add(input);
    }
  }
  return (node) => (byOutput.has(node) ? 'output' : byExits.has(node) ? 'exits' : 'none');
}
