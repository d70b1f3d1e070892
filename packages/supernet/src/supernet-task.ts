import type { AdditivePrices, Json, SearchData } from '@espalier/protocol';
import type { Skeleton } from '@espalier/space';
import type { BlockSpace } from './supernetwork.ts';

/** What a supernet is trained on and how it is watched. */
export interface SupernetTask {
  readonly space: BlockSpace;
  /** What the winner is built for; the space's own where absent. */
  readonly skeleton?: Partial<Skeleton>;
  /** Options of the member, before or after its schema filled in defaults. */
  readonly options: Json;
  readonly seed: string;
  /** Latency of every option, where latency is a sum; null leaves latency out. */
  readonly prices: AdditivePrices | null;
  readonly targetMs: number;
  readonly data: SearchData;
  /** Called after every epoch, from 1, with the mean loss of the weights in nats. */
  readonly report?: (progress: { epoch: number; loss: number }) => void;
  /** Asked before every step; true stops with `CANCELLED`. */
  readonly isCancelled?: () => boolean;
}
