import type { Network } from '@espalier/network';
import type { Genes, SearchSpace, Skeleton } from '@espalier/space';

/** A space with the skeleton that its networks are built for. */
export interface PricedSpace {
  readonly space: SearchSpace<Genes, Network>;
  readonly skeleton: Skeleton;
}
