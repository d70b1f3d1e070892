import type { Activation, Shape } from '@espalier/network';
import type { Buffer } from './buffer.ts';
import type { Operands } from './instruction.ts';

/** What a batch norm puts over a source: value = scale[c] * x + shift[c]. */
export interface Normalization {
  readonly scale: Buffer;
  readonly shift: Buffer;
  readonly center: Buffer;
  readonly sumDx: Buffer;
  readonly sumDxCentered: Buffer;
}

/**
 * Values that a plan computes, [batch, height, width, channels], and the gradient with respect to them.
 *
 * With a normalization the values are those of `base`, read through it, and nothing is written out.
 */
export interface Source {
  readonly shape: Shape;
  values: Buffer;
  /** The source whose values these are, where a normalization stands over it. */
  readonly base?: Source;
  readonly normalization?: Normalization;
  /** False where no trainable parameter stands before it. */
  readonly needsSlope: boolean;
  /** The gradient, once the first consumer has written it. */
  slope?: Buffer | undefined;
  /** How the operator that makes the values is to read their gradient, where that is not `slope`. */
  outputSlope?: Operands | undefined;
  /** Whether the operator that makes the values reads an `outputSlope`. */
  readonly readsOutputSlope?: boolean;
  /** Operands of the instruction that makes the values, where it can give their moments as well. */
  moments?: Operands | undefined;
  /** Emits the instructions that make the values. */
  make?: () => void;
}

/** A source seen through an activation: what an operator hands on, or `zero` where that is nothing but 0. */
export interface View {
  readonly source: Source;
  readonly activation: Activation;
  readonly zero?: boolean;
}

/** The buffer that holds the values of a source. */
export function valuesOf({ base, values }: Source): Buffer {
  return base === undefined ? values : valuesOf(base);
}

/** Whether the view is its source's values as they are written. */
export function isPlain({ source, activation }: View): boolean {
  return source.normalization === undefined && activation === 'none';
}
