import type { Network, Shape } from '@espalier/network';
import { legend, type LegendItem } from '../charts/legend.ts';
import { html, type Html } from '../html.ts';
import { blockStyle, shapeText } from './block-style.ts';
import { cellsOf, edgeEnds, stagesOf, type Cell } from './cells.ts';
import type { Drawing } from './network-drawing.ts';
import { endBox, picture } from './picture.ts';

const WIDTH = 1048;
const HEIGHT = 520;
const LEFT = 110;
const LINE = 222;

interface Edge {
  readonly kind: string;
  readonly from: number;
  readonly to: number;
}

/**
 * The searched cell as a graph with an operator on every edge, and the network of its repeats.
 *
 * Nodes stand on one line; an edge over one node is an arc, so that no two edges cross.
 *
 * @see Dong and Yang 2020, "NAS-Bench-201", figure 1, https://arxiv.org/abs/2001.00326
 */
export function renderCellDrawing(network: Network): Drawing {
  const cells = cellsOf(network) ?? [];
  const blocks = cells[0]?.edges ?? [];
  const edges = edgeEnds(blocks.length).map((ends, index) => ({
    ...ends,
    kind: blocks[index]!.kind,
  }));
  const nodes = Math.max(0, ...edges.map(({ to }) => to)) + 1;
  const described = edges.map(({ from, to, kind }) => `${from} to ${to}: ${kind}`).join(', ');
  const frame = { id: 'network', width: WIDTH, height: HEIGHT };
  const content = html`${edges.map((edge) => edgeOf(edge, nodes))}
  ${Array.from({ length: nodes }, (_, node) => nodeOf(node, nodes))}${repeats(cells)}`;
  return {
    picture: picture({ ...frame, description: `${network.name}, cell ${described}.` }, content),
    legend: cellLegend(edges),
    caption: html`Above: the searched cell; a node is the sum of what its edges bring, from the
    cell's input (0) to its output (${nodes - 1}). Below: the network, which repeats the cell;
    shapes are height × width × channels.`,
  };
}

function placeOf(node: number, nodes: number): number {
  return LEFT + (node * (WIDTH - 2 * LEFT)) / Math.max(1, nodes - 1);
}

function nodeOf(node: number, nodes: number): Html {
  const x = placeOf(node, nodes);
  return html`<circle class="node" cx="${x}" cy="${LINE}" r="19" />
    <text class="strong" x="${x}" y="${LINE + 5}">${node}</text>`;
}

/** Straight between neighbours; longer edges rise, those that leave node 1 or later sink. */
function edgeOf(edge: Edge, nodes: number): Html {
  const [start, end] = [placeOf(edge.from, nodes), placeOf(edge.to, nodes)];
  const span = edge.to - edge.from;
  const side = edge.from === 0 ? -1 : 1;
  const rise = span === 1 ? 0 : side * (span === 2 ? 100 : 185);
  const control = LINE + rise / 0.75;
  const y = LINE + rise;
  return html`<path
      class="edge ${edge.kind === 'none' ? 'absent' : ''}"
      style="color:${edgeColour(edge.kind)};stroke-width:${edgeWidth(edge.kind)}"
      d="M${start} ${LINE}C${start + 40 * (span - 1)} ${control} ${end - 40 * (span - 1)} ${control} ${end} ${LINE}"
    />${edgeLabel((start + end) / 2, y, edge.kind)}`;
}

function edgeLabel(x: number, y: number, kind: string): Html {
  const width = kind.length * 7.4 + 20;
  return html`<rect
      class="tag"
      x="${x - width / 2}"
      y="${y - 13}"
      width="${width}"
      height="26"
      rx="13"
      style="color:${edgeColour(kind)}"
    />
    <text class="small" x="${x}" y="${y + 4}">${kind}</text>`;
}

function edgeColour(kind: string): string {
  if (isPlain(kind)) return 'var(--muted)';
  return `var(--edge-${Math.min(blockStyle(kind).kernel ?? 5, 5)})`;
}

function edgeWidth(kind: string): number {
  return isPlain(kind) ? 1.3 : 3;
}

/** True for edges without a filter of a known size. */
function isPlain(kind: string): boolean {
  return blockStyle(kind).kernel === null && !kind.includes('pool');
}

/** The row of repeats: stem, each stage of equal cells, head. */
function repeats(cells: readonly Cell[]): Html {
  const stages = stagesOf(cells);
  const gap = 34;
  const end = 84;
  const width = (WIDTH - 40 - 2 * end - gap * (stages.length + 1)) / Math.max(1, stages.length);
  const middle = 430;
  const leftOf = (index: number) => 20 + end + gap + index * (width + gap);
  return html`<path class="wire" d="M${20 + end} ${middle}H${WIDTH - 20 - end}" />
    ${endBox({ left: 20, middle, width: end }, 'stem')}
    ${stages.map((stage, index) => stageOf(stage, { left: leftOf(index), width, middle }))}
    ${endBox({ left: WIDTH - 20 - end, middle, width: end }, 'head')}`;
}

function stageOf(
  { count, shape }: { count: number; shape: Shape },
  { left, width, middle }: { left: number; width: number; middle: number },
): Html {
  return html`<rect
      class="stage"
      x="${left}"
      y="${middle - 26}"
      width="${width}"
      height="52"
      rx="8"
    />
    <text class="strong" x="${left + width / 2}" y="${middle + 5}">${count} × cell</text>
    <text class="small quiet" x="${left + width / 2}" y="${middle + 50}"
      >${shapeText(shape)}</text
    >`;
}

function cellLegend(edges: readonly Edge[]): Html {
  const kinds = [...new Set(edges.map(({ kind }) => kind))];
  return legend(
    kinds.map((kind): LegendItem => {
      const shape = kind === 'none' ? 'dashed' : edgeWidth(kind) > 2 ? 'line' : 'thin';
      return { shape, colour: edgeColour(kind), text: kindText(kind) };
    }),
  );
}

/** The kind in words, where it is one of the benchmark's five. */
function kindText(kind: string): string {
  const words: Readonly<Record<string, string>> = {
    none: 'no connection',
    skip_connect: 'identity',
    nor_conv_1x1: '1×1 convolution',
    nor_conv_3x3: '3×3 convolution',
    avg_pool_3x3: '3×3 average pooling',
  };
  return words[kind] ?? kind;
}
