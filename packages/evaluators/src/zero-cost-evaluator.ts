import type { Network } from '@espalier/network';
import type { Evaluator, SearchData } from '@espalier/protocol';
import type { Genotype } from '@espalier/space';
import type { BackendName } from '@espalier/tensor';
import { createPool } from '@espalier/workers';
import type { ZeroCostTask, ZeroCostWorkerData } from './zero-cost-worker.ts';
import type { ProxyName } from './zero-cost/index.ts';
import { firstBatch } from './zero-cost/score-network.ts';

/** Which proxies a zero-cost evaluator computes and on what. */
export interface ZeroCostEvaluatorOptions {
  /** Proxies that are computed; those of one pass cost little more than one of them. */
  readonly proxies: readonly ProxyName[];
  readonly workers: number;
  /** The network that is scored for an architecture. */
  readonly build: (genotype: Genotype) => Network;
  readonly data: Pick<SearchData, 'info' | 'train'>;
  /** Images that every network sees, the first of the training split; 64, as published, where absent. */
  readonly imagesPerBatch?: number;
  readonly backend: BackendName;
}

const workerFile = new URL('../dist/zero-cost-worker.js', import.meta.url);
const publishedImagesPerBatch = 64;

/**
 * Scores networks without training them, one network per worker thread.
 *
 * An evaluation has no rungs; its metrics are the scores by the names of the proxies, all the better
 * the greater. Search by one of them with the objective `{ metric, direction: 'maximize', cost:
 * 'expensive' }`. The result depends on genotype and seed alone, to the bit on the wasm backend.
 *
 * @see Abdelfattah et al. 2021, "Zero-cost proxies for lightweight NAS", https://arxiv.org/abs/2101.08134
 */
export function zeroCostEvaluator(options: ZeroCostEvaluatorOptions): Evaluator {
  const { proxies, workers, build, data, backend } = options;
  const { imagesPerBatch = publishedImagesPerBatch } = options;
  const batch = firstBatch(data.train, data.info, imagesPerBatch);
  const workerData: ZeroCostWorkerData = { batch, proxies, backend };
  const pool = createPool({ file: workerFile, workers, workerData });
  return {
    name: 'zero-cost',
    determinism: backend.startsWith('wasm') ? 'bit' : 'statistical',
    evaluate: async ({ genotype, seed }, { signal } = {}) => {
      const task: ZeroCostTask = { network: build(genotype), seed };
      const metrics = await pool.run<Record<string, number>>(task, signal && { signal });
      return { outcome: 'complete', rungs: [], metrics };
    },
    close: () => pool.close(),
  };
}
