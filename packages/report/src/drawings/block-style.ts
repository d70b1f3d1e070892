import type { Block, NetworkNode } from '@espalier/network';

/** What a drawing shows of a block's kind. */
export interface BlockStyle {
  /** Extent of the largest spatial filter, null where the kind's name states none. */
  readonly kernel: number | null;
  /** Factor between input channels and inner channels; 1 where the name states none. */
  readonly expansion: number;
  readonly groups: number;
  /** CSS colour of the box. */
  readonly colour: string;
}

/**
 * Reads a candidate's name, as spaces call them: `k5_e6`, `k3_e1_g2`, `nor_conv_3x3`.
 *
 * A name of another form is drawn as a box of neutral colour.
 */
export function blockStyle(kind: string): BlockStyle {
  const inverted = /^k(\d+)_e(\d+)(?:_g(\d+))?$/.exec(kind);
  if (inverted) {
    const [, kernel, expansion, groups = '1'] = inverted;
    return styleOf(Number(kernel), Number(expansion), Number(groups));
  }
  if (kind.includes('pool')) return { ...styleOf(null, 1, 1), colour: 'var(--pool)' };
  const square = /(\d+)x\1$/.exec(kind);
  return styleOf(square ? Number(square[1]) : null, 1, 1);
}

/** True where the block hands its input on unchanged. */
export function isEmpty(block: Block): boolean {
  return block.input === block.output;
}

/** True where the block's input is joined again with what it computed from it. */
export function hasResidual(block: Block, nodes: readonly NetworkNode[]): boolean {
  return nodes.some(
    ({ block: owner, inputs }) =>
      owner === block.name && inputs.length > 1 && inputs.includes(block.input),
  );
}

/** A shape as the drawings write it. */
export function shapeText(shape: Block['inputShape']): string {
  return `${shape.height}×${shape.width}×${shape.channels}`;
}

function styleOf(kernel: number | null, expansion: number, groups: number): BlockStyle {
  return { kernel, expansion, groups, colour: kernelColour(kernel) };
}

function kernelColour(kernel: number | null): string {
  if (kernel === null) return 'var(--plain)';
  if (kernel === 1) return 'var(--kernel-1)';
  return kernel === 3 ? 'var(--kernel-3)' : 'var(--kernel-5)';
}
