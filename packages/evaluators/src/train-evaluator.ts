import { totalmem } from 'node:os';
import type { Evaluation, Evaluator, Rung, SearchData } from '@espalier/protocol';
import type { Network } from '@espalier/network';
import type { Genotype } from '@espalier/space';
import type { BackendName } from '@espalier/tensor';
import { createPool } from '@espalier/workers';
import type { CandidateWorkerData } from './candidate-worker.ts';
import type { ProxyTraining } from './train-candidate.ts';

/** What a train evaluator trains on and how. */
export interface TrainEvaluatorOptions {
  readonly workers: number;
  /** The network that is trained for an architecture. */
  readonly build: (genotype: Genotype) => Network;
  readonly data: SearchData;
  readonly training: ProxyTraining;
  readonly backend: BackendName;
  /** Most bytes that one training may take; by default each worker's share of the machine's memory. */
  readonly memoryLimitBytes?: number;
}

const workerFile = new URL('../dist/candidate-worker.js', import.meta.url);

/** A new thread takes half a second, and native backends leak a little with each network. */
const candidatesPerWorker = 64;

/**
 * Estimates accuracy by short training from scratch, one candidate per worker thread.
 *
 * Bit-deterministic on the wasm backends: the result depends on the request alone. The data set's
 * images should lie in shared memory; the test split does not reach the workers.
 *
 * @see Tan et al. 2019, "MnasNet", §4, which trains 5 epochs as the proxy,
 * https://arxiv.org/abs/1807.11626
 */
export function trainEvaluator(options: TrainEvaluatorOptions): Evaluator {
  const { workers, build, training, backend } = options;
  const { memoryLimitBytes = totalmem() / workers } = options;
  const { info, train, validation } = options.data;
  const setting = { data: { info, train, validation }, training, memoryLimitBytes };
  const workerData: CandidateWorkerData = { setting, backend };
  const tasksPerWorker = candidatesPerWorker;
  const pool = createPool({ file: workerFile, workers, workerData, tasksPerWorker });
  return {
    name: 'train',
    determinism: backend.startsWith('wasm') ? 'bit' : 'statistical',
    evaluate: (request, { signal, onRung } = {}) =>
      pool.run<Evaluation, Rung>(
        { ...request, network: build(request.genotype) },
        {
          ...(signal !== undefined && { signal }),
          ...(onRung !== undefined && { onProgress: onRung }),
        },
      ),
    close: () => pool.close(),
  };
}
