import type { Block, Network } from '@espalier/network';
import { legend, type LegendItem } from '../charts/legend.ts';
import { html, type Html } from '../html.ts';
import { blockStyle, hasResidual, isEmpty, shapeText } from './block-style.ts';
import { endBox, picture } from './picture.ts';
import type { Drawing } from './network-drawing.ts';

/** Boxes of one row; a network of 22 blocks with its two ends makes two full rows. */
const PER_ROW = 12;
const STEP = 84;
const BOX = 62;
const ROW_HEIGHT = 186;
const MARGIN = 28;
const BASELINE = 84;

interface Cell {
  /** Null for the two ends. */
  readonly block: Block | null;
  readonly label: string;
  readonly shape: string;
}

/**
 * The blocks of a network as boxes in reading order, like figure 5 of the paper below.
 *
 * Colour is the kernel, height the expansion; a block without nodes is a thin line, an input that
 * is added again is an arc. Under the boxes stand the output shapes.
 *
 * @see Wu et al. 2019, "FBNet", https://arxiv.org/abs/1812.03443
 */
export function renderChainDrawing(network: Network): Drawing {
  const cells = cellsOf(network);
  const rows = Math.ceil(cells.length / PER_ROW);
  const description = `${network.name}: ${network.blocks.map(({ kind }) => kind).join(', ')}.`;
  const size = { width: MARGIN * 2 + PER_ROW * STEP - (STEP - BOX), height: rows * ROW_HEIGHT };
  const content = html`${cells.map((cell, index) => html`${wire(index)}${boxOf(cell, index)}`)}
  ${network.blocks.map((block, index) =>
    hasResidual(block, network.nodes) ? arc(index + 1) : null,
  )}
  ${stretches(cells).map(bracket)}`;
  return {
    picture: picture({ id: 'network', description, ...size }, content),
    legend: chainLegend(network),
    caption: html`The winner from image to classes, in reading order. A box is taller the more a
    block widens its input (e = expansion, g = groups); the shape under a bracket is height × width
    × channels of what its blocks give out.`,
  };
}

function cellsOf({ blocks }: Network): Cell[] {
  const first = blocks[0];
  const last = blocks.at(-1);
  if (first === undefined || last === undefined) return [];
  return [
    { block: null, label: 'stem', shape: shapeText(first.inputShape) },
    ...blocks.map((block) => ({ block, label: block.kind, shape: shapeText(block.outputShape) })),
    { block: null, label: 'head', shape: '' },
  ];
}

function place(index: number): { left: number; middle: number } {
  const row = Math.floor(index / PER_ROW);
  return { left: MARGIN + (index % PER_ROW) * STEP, middle: row * ROW_HEIGHT + BASELINE };
}

/** Line from the box before; over the end of a row it leads on into the next. */
function wire(index: number): Html | null {
  if (index === 0) return null;
  const from = place(index - 1);
  const to = place(index);
  const start = from.left + BOX;
  if (from.middle === to.middle) {
    return html`<path class="wire" d="M${start} ${to.middle}H${to.left}" />`;
  }
  const turn = from.middle + ROW_HEIGHT / 2 + 14;
  const end = start + 18;
  return html`<path
    class="wire"
    d="M${start} ${from.middle}H${end}V${turn}H${to.left - 18}V${to.middle}H${to.left}"
  />`;
}

function boxOf(cell: Cell, index: number): Html {
  const at = { ...place(index), width: BOX };
  const { block } = cell;
  if (block === null) return endBox(at, cell.label);
  if (isEmpty(block)) return thinLine(at, block);
  const style = blockStyle(block.kind);
  const height = 30 + 6 * Math.min(style.expansion, 6);
  const lines =
    style.kernel === null
      ? [block.kind]
      : [`${style.kernel}×${style.kernel}`, expansionText(style.expansion, style.groups)];
  return html`<g>
    <title>${blockNote(block)}</title>
    <rect
      x="${at.left}"
      y="${at.middle - height / 2}"
      width="${BOX}"
      height="${height}"
      rx="6"
      style="fill:${style.colour}"
    />
    ${lines.map(
      (line, row) =>
        html`<text
          class="${row === 0 ? 'strong' : 'small'}"
          x="${at.left + BOX / 2}"
          y="${at.middle + 4 + (row - (lines.length - 1) / 2) * 15}"
          >${line}</text
        >`,
    )}
  </g>`;
}

function expansionText(expansion: number, groups: number): string {
  return groups === 1 ? `e${expansion}` : `e${expansion} g${groups}`;
}

function thinLine({ left, middle }: { left: number; middle: number }, block: Block): Html {
  return html`<g>
    <title>${blockNote(block)}</title>
    <path class="wire" d="M${left} ${middle}H${left + BOX}" />
    <text class="small quiet" x="${left + BOX / 2}" y="${middle - 7}">${block.kind}</text>
  </g>`;
}

function blockNote(block: Block): string {
  const shapes = `${shapeText(block.inputShape)} to ${shapeText(block.outputShape)}`;
  return `${block.name}: ${block.kind}, ${shapes}, stride ${block.stride}`;
}

/** From the wire before the box to the wire after it, above the tallest box. */
function arc(index: number): Html {
  const { left, middle } = place(index);
  const [start, end, top] = [left - 9, left + BOX + 9, middle - 42];
  return html`<path
    class="arc"
    d="M${start} ${middle}C${start} ${top - 8} ${start + 2} ${top} ${start + 18} ${top}H${end - 18}C${
      end - 2
    } ${top} ${end} ${top - 8} ${end} ${middle}"
  />`;
}

interface Stretch {
  readonly first: number;
  readonly last: number;
  readonly shape: string;
}

/** Neighbouring boxes of one row with the same output shape. */
function stretches(cells: readonly Cell[]): Stretch[] {
  const found: Stretch[] = [];
  cells.forEach(({ shape }, index) => {
    const before = found.at(-1);
    if (shape === '') return;
    if (before?.shape === shape && before.last === index - 1 && index % PER_ROW !== 0) {
      found[found.length - 1] = { ...before, last: index };
    } else {
      found.push({ first: index, last: index, shape });
    }
  });
  return found;
}

function bracket({ first, last, shape }: Stretch): Html {
  const start = place(first);
  const end = place(last).left + BOX;
  const y = start.middle + 48;
  return html`<path class="bracket" d="M${start.left} ${y}v5H${end}v-5" />
    <text class="small quiet" x="${(start.left + end) / 2}" y="${y + 20}">${shape}</text>`;
}

function chainLegend({ blocks, nodes }: Network): Html {
  const full = blocks.filter((block) => !isEmpty(block));
  const kernels = [...new Set(full.map(({ kind }) => blockStyle(kind).kernel))];
  const boxes = kernels
    .filter((kernel) => kernel !== null)
    .toSorted((a, b) => a - b)
    .map((kernel): LegendItem => {
      const { colour } = blockStyle(`k${kernel}_e1`);
      return { shape: 'box', colour, text: `${kernel}×${kernel} kernel` };
    });
  const arcs: LegendItem = { shape: 'arc', colour: 'var(--muted)', text: 'input added again' };
  const skips: LegendItem = { shape: 'thin', colour: 'var(--muted)', text: 'skipped block' };
  return legend([
    ...boxes,
    ...(blocks.some((block) => hasResidual(block, nodes)) ? [arcs] : []),
    ...(blocks.some(isEmpty) ? [skips] : []),
  ]);
}
