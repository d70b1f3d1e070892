/** One choice among listed options; its values are the options themselves. */
export interface OneOf<T> {
  readonly kind: 'oneOf';
  readonly options: readonly T[];
}

/** A value that is not searched. */
export interface Fixed<T> {
  readonly kind: 'fixed';
  readonly value: T;
}

/** A list of genes, one for each position. */
export interface Each<G extends Gene> {
  readonly kind: 'each';
  readonly items: readonly G[];
}

/** Named genes. */
export type Genes = Readonly<Record<string, Gene>>;

/** A typed tree of decisions. */
export type Gene = OneOf<unknown> | Fixed<unknown> | Each<Gene> | GenesNode;

/** A record of genes as a node of the tree (made by `genes({...})` or implied at the top). */
export interface GenesNode<M extends Genes = Genes> {
  readonly kind: 'genes';
  readonly members: M;
}

/** The value that a gene decodes to. */
export type ValueOf<G> =
  G extends OneOf<infer T>
    ? T
    : G extends Fixed<infer T>
      ? T
      : G extends Each<infer I>
        ? readonly ValueOf<I>[]
        : G extends { readonly kind: 'genes'; readonly members: infer M }
          ? { readonly [K in keyof M]: ValueOf<M[K]> }
          : never;

/** The values that a record of genes decodes to: an architecture. */
export type ValuesOf<G extends Genes> = { readonly [K in keyof G]: ValueOf<G[K]> };

/**
 * A point of a space: option index by decision path, active decisions only, e.g.
 * `{ 'layers.0': 3, 'layers.1': 8 }`. Plain JSON; keys in the order of `decisions(space)`.
 */
export type Genotype = Readonly<Record<string, number>>;

/** One decision as a strategy sees it. */
export interface Decision {
  /** Dotted path into the values, e.g. `layers.3`. */
  readonly path: string;
  /** The options in order; a genotype holds an index into them. */
  readonly options: readonly unknown[];
}
