import type { Network } from '@espalier/network';
import { isBackendDead, startBackend, type BackendName } from '@espalier/tensor';
import { givenWorkerData, serve } from '@espalier/workers';
import type { ProxyName } from './zero-cost/index.ts';
import { scoreNetwork } from './zero-cost/score-network.ts';
import type { ProxyBatch } from './zero-cost/subject.ts';

/** What every worker of a zero-cost evaluator is given once. */
export interface ZeroCostWorkerData {
  readonly batch: ProxyBatch;
  readonly proxies: readonly ProxyName[];
  readonly backend: BackendName;
}

/** One network to be scored. */
export interface ZeroCostTask {
  readonly network: Network;
  readonly seed: string;
}

const { batch, proxies, backend } = givenWorkerData() as ZeroCostWorkerData;

export default serve<ZeroCostTask, Record<string, number>>(
  ({ network, seed }) => scoreNetwork({ network, batch, seed }, proxies),
  { warmUp: () => startBackend(backend), isLost: isBackendDead },
);
