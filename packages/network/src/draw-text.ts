import { analyze, type NodeAnalysis } from './analyze.ts';
import type { Network, NetworkNode } from './network.ts';
import { formatShape } from './shape.ts';

const headings = ['node', 'operator', 'output', 'parameters', 'MACs'] as const;
const textColumns = 3;

function integer(value: number): string {
  return value.toLocaleString('en-US');
}

function row(node: NetworkNode, found: NodeAnalysis): string[] {
  const { shape, parameterCount, macs } = found;
  return [node.id, node.operator, formatShape(shape), integer(parameterCount), integer(macs)];
}

function line(cells: readonly string[], widths: readonly number[]): string {
  return cells
    .map((cell, column) =>
      column < textColumns ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!),
    )
    .join('  ')
    .trimEnd();
}

/**
 * The network as an aligned text table, a line a node, totals last.
 *
 * Columns: id, operator, output height x width x channels, trainable parameters, multiply-accumulates.
 *
 * @throws {GraphError} as `analyze` does.
 */
export function drawText(network: Network): string {
  const { nodes, outputShape, parameterCount, macs } = analyze(network);
  const rows = network.nodes.map((node) => row(node, nodes.get(node.id)!));
  const totals = ['total', '', formatShape(outputShape), integer(parameterCount), integer(macs)];
  const widths = headings.map((heading, column) =>
    Math.max(
      ...[[...headings], ...rows, totals].map((cells) => cells[column]!.length),
      heading.length,
    ),
  );
  const rule = widths.map((width) => '-'.repeat(width));
  return [[...headings], rule, ...rows, rule, totals]
    .map((cells) => line(cells, widths))
    .join('\n');
}
