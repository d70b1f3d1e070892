/** The five operations of an edge, in the published order. */
export const nasBench201Operations = [
  'none',
  'skip_connect',
  'nor_conv_1x1',
  'nor_conv_3x3',
  'avg_pool_3x3',
] as const;

/** Name of an operation on an edge. */
export type NasBench201Operation = (typeof nasBench201Operations)[number];

/** The six edges of the cell as (source, target): node 0 is the input, node 3 the output. */
export const nasBench201Edges = [
  { source: 0, target: 1 },
  { source: 0, target: 2 },
  { source: 1, target: 2 },
  { source: 0, target: 3 },
  { source: 1, target: 3 },
  { source: 2, target: 3 },
] as const;

/** The operations of the six edges, in the order of {@link nasBench201Edges}. */
export type NasBench201Cell = readonly NasBench201Operation[];

/**
 * The cell with `none` on every edge that cannot influence its output.
 *
 * An edge carries something if it is not `none` and its source is not zero; a convolution carries
 * something even from a zero source, because its batch normalization adds a learned shift. A node
 * is zero if no incoming edge carries anything. An edge matters if it carries something and a path
 * of such edges leads from its target to the output.
 *
 * The cells compute the same function; the dead edges' parameters and MACs, which the published
 * counts include, are gone.
 */
export function withoutDeadEdges(cell: NasBench201Cell): NasBench201Cell {
  const alive = new Set([0]);
  const carrying = nasBench201Edges.map(({ source, target }, edge) => {
    const carries = carriesFrom(cell[edge]!, alive.has(source));
    if (carries) alive.add(target);
    return carries;
  });
  const useful = new Set([3]);
  const matters: boolean[] = [];
  for (const [edge, { source, target }] of [...nasBench201Edges.entries()].reverse()) {
    matters[edge] = carrying[edge]! && useful.has(target);
    if (matters[edge]) useful.add(source);
  }
  return cell.map((operation, edge) => (matters[edge]! ? operation : 'none'));
}

function carriesFrom(operation: NasBench201Operation, sourceIsAlive: boolean): boolean {
  if (operation === 'none') return false;
  return sourceIsAlive || operation.startsWith('nor_conv');
}
