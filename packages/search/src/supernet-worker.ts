import { memberNamed, type AdditivePrices, type Json, type SearchData } from '@espalier/protocol';
import type { Skeleton } from '@espalier/space';
import { supernets } from '@espalier/supernet';
import { isBackendDead, startBackend, type BackendName } from '@espalier/tensor';
import { givenWorkerData, serve } from '@espalier/workers';
import { loadSpace } from './load-space.ts';

/** What the supernet's worker is given once. */
export interface SupernetWorkerData {
  readonly data: SearchData;
  readonly backend: BackendName;
}

/** One supernet training, by names, as functions do not cross threads. */
export interface SupernetTask {
  readonly supernet: string;
  readonly space: string;
  readonly skeleton: Partial<Skeleton>;
  readonly options: Json;
  readonly seed: string;
  readonly prices: AdditivePrices | null;
  readonly targetMs: number;
}

const { data, backend } = givenWorkerData() as SupernetWorkerData;

export default serve<SupernetTask, Json, { epoch: number; loss: number }>(
  async ({ supernet, space, ...task }, hooks) =>
    memberNamed('supernet', supernets, supernet).train({
      ...task,
      space: await loadSpace(space),
      data,
      ...hooks,
    }),
  { warmUp: () => startBackend(backend), isLost: isBackendDead },
);
