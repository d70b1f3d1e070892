import type { Network } from '@espalier/network';
import type { Weights } from '@espalier/protocol';

/** A network with its values. */
export interface TrainedNetwork {
  readonly network: Network;
  readonly weights: Weights;
}
