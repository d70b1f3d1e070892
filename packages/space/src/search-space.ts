import type { Genes, ValuesOf } from './space.ts';
import { readValues } from './walk.ts';

/** What a space builds for: image extent, number of classes and a global width. */
export interface Skeleton {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly classes: number;
  /** Factor on every channel count, rounded by the space; 1 is the published network. */
  readonly widthMultiplier: number;
}

/**
 * A search space: decisions as data (`genes`) and their meaning (`build`).
 *
 * Strategies see only the genes. `N` is what is built, a `Network` everywhere in Espalier.
 */
export interface SearchSpace<G extends Genes = Genes, N = unknown> {
  readonly name: string;
  readonly summary: string;
  /** Where the space was published. */
  readonly cite: string;
  readonly skeleton: Skeleton;
  readonly genes: G;
  build(values: ValuesOf<G>, skeleton: Skeleton): N;
  /** Maps equivalent architectures to one of them; identity where absent. */
  canonical?(values: ValuesOf<G>): ValuesOf<G>;
}

/**
 * Returns the space unchanged, with the values' type inferred from the genes.
 *
 * @throws {TypeError} when the name of a gene could not stand in a decision's dotted path.
 * @example
 * defineSpace({ name: 'tiny', …, genes: { kernel: oneOf([3, 5]) }, build: ({ kernel }) => … });
 */
export function defineSpace<const G extends Genes, N>(space: SearchSpace<G, N>): SearchSpace<G, N> {
  readValues(space.genes, () => 0);
  return space;
}
