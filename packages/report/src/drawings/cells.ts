import type { Block, Network, Shape } from '@espalier/network';

/** One repeat of a cell: its edges in the space's order. */
export interface Cell {
  readonly index: number;
  readonly edges: readonly Block[];
  readonly shape: Shape;
}

/**
 * The cells of a network whose blocks are all named `cells.<n>.edges.<e>`; null for others.
 *
 * Blocks that no decision chose (their name does not start with `cells.`) are left out.
 */
export function cellsOf(network: Network): Cell[] | null {
  const cells = new Map<number, Block[]>();
  for (const block of network.blocks) {
    const match = /^cells\.(\d+)\.edges\.\d+$/.exec(block.name);
    if (match) cells.set(Number(match[1]), [...(cells.get(Number(match[1])) ?? []), block]);
  }
  if (cells.size === 0) return null;
  return [...cells.entries()].map(([index, edges]) => ({
    index,
    edges,
    shape: edges[0]!.outputShape,
  }));
}

/** Neighbouring cells of one shape, and how many they are. */
export function stagesOf(cells: readonly Cell[]): { count: number; shape: Shape }[] {
  const stages: { count: number; shape: Shape }[] = [];
  for (const { shape } of cells) {
    const last = stages.at(-1);
    if (last?.shape.height === shape.height && last.shape.channels === shape.channels) last.count++;
    else stages.push({ count: 1, shape });
  }
  return stages;
}

/**
 * The two ends of each edge of a complete cell: by target node, then by source (0-1, 0-2, 1-2, …).
 *
 * @see Dong and Yang 2020, "NAS-Bench-201", https://arxiv.org/abs/2001.00326
 */
export function edgeEnds(edges: number): { from: number; to: number }[] {
  const ends: { from: number; to: number }[] = [];
  for (let to = 1; ends.length < edges; to++) {
    for (let from = 0; from < to; from++) ends.push({ from, to });
  }
  return ends.slice(0, edges);
}
