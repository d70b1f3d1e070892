import type { Genes, GenesNode } from './space.ts';

/**
 * Named genes below the top of a space, e.g. the decisions of one stage.
 *
 * @example
 * genes({ kernel: oneOf([3, 5]), expansion: oneOf([3, 6]) });
 */
export function genes<const M extends Genes>(members: M): GenesNode<M> {
  return { kind: 'genes', members };
}
