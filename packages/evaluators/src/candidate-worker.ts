import type { Evaluation, Rung, SearchData } from '@espalier/protocol';
import { isBackendDead, startBackend, type BackendName } from '@espalier/tensor';
import { givenWorkerData, serve } from '@espalier/workers';
import { trainCandidate, type CandidateTask, type ProxyTraining } from './train-candidate.ts';

/** What every worker of a train evaluator is given once. */
export interface CandidateWorkerData {
  readonly data: SearchData;
  readonly training: ProxyTraining;
  readonly backend: BackendName;
}

const { data, training, backend } = givenWorkerData() as CandidateWorkerData;

export default serve<CandidateTask, Evaluation, Rung, 'stop' | 'go on'>(
  (request, { report, isCancelled }) =>
    trainCandidate(request, { data, training }, { isCancelled, onRung: report }),
  { warmUp: () => startBackend(backend), isLost: isBackendDead },
);
